// The CloudFront function on a table of requests, under Node and with nothing that ES 5.1 lacks.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const source = readFileSync(
  new URL("../../templates/deploy/cloudfront-function.js", import.meta.url), "utf8");

const pages = ["login", "signup", "code", "callback", "change-password", "not-found"];
const entries = ["login", "signup", "callback", "change-password", "not-found"];

function run(settings, uri, { query = {}, headers = {}, method = "GET" } = {}) {
  const site = { root: "/", locales: ["en", "de", "pt-BR", "zh-CN", "zh-TW"], pages, entries, ...settings };
  const text = source.replace(/^var site = .*$/m, `var site = ${JSON.stringify(site)};`);
  const context = vm.createContext({});
  vm.runInContext(text, context);
  const event = {
    request: {
      method, uri, querystring: query,
      headers: Object.fromEntries(
        Object.entries({ host: "id.example", ...headers }).map(([name, value]) => [name, { value }])),
    },
  };
  context.event = JSON.stringify(event);
  const answer = JSON.parse(vm.runInContext("JSON.stringify(handler(JSON.parse(event)))", context));
  return answer.statusCode ? `${answer.statusCode} ${answer.headers.location.value}` : answer.uri;
}

const german = { headers: { "accept-language": "de-AT, en;q=0.5" } };
const value = (text) => ({ value: text });

for (const [what, settings, uri, options, expected] of [
  // What must not happen.
  ["a double slash leads nowhere else", {}, "//evil.example/login", {}, "//evil.example/login"],
  ["a page that is not there is left to the origin", {}, "/nothing", {}, "/nothing"],
  ["a page below a language that is not there as well", {}, "/fr/login", {}, "/fr/login"],
  ["the page for what is missing is itself missing", {}, "/not-found.html", {}, "/assets/not-found"],
  ["and with a clean address", {}, "/not-found", {}, "/assets/not-found"],
  ["and in another language", {}, "/de/not-found.html", {}, "/assets/not-found"],
  ["a post is not touched", {}, "/login", { method: "POST" }, "/login"],
  ["a path outside the site is not touched", { root: "/login/" }, "/app", {}, "/app"],
  ["a path that begins alike is not touched", { root: "/login/" }, "/login-help", {}, "/login-help"],
  ["a line end in a value cannot end the header", {}, "/login/", { query: { a: value("b\r\nset-cookie: c") } },
    "302 /login?a=b%0D%0Aset-cookie:%20c"],
  ["an unknown language asked for is passed over", {}, "/login", { query: { lang: value("xx") } }, "/login.html"],
  ["a language of the prototype is none", {}, "/login", { query: { lang: value("constructor") } }, "/login.html"],
  ["weight nought is a refusal", {}, "/login", { headers: { "accept-language": "de;q=0, en" } }, "/login.html"],
  ["what is liked as much as all else is the default", {}, "/login", { headers: { "accept-language": "*, de;q=0.1" } },
    "/login.html"],
  ["a click within the site is not undone", {}, "/login.html",
    { headers: { "accept-language": "de", referer: "https://id.example/" } }, "/login.html"],
  ["a click from an app on the same host is a first visit", {}, "/login.html",
    { headers: { "accept-language": "de", referer: "https://id.example/app/home" } }, "302 /de/login.html"],
  ["and from the folder of that app", { root: "/login/" }, "/login/",
    { headers: { "accept-language": "de", referer: "https://id.example/app/" } }, "302 /login/de/"],
  ["a step page is not moved by the browser's list", {}, "/code", german, "/code.html"],
  ["a language in the address is not moved by it either", {}, "/pt-BR/login", german, "/pt-BR/login.html"],
  // Addresses.
  ["clean", {}, "/signup", {}, "/signup.html"],
  ["with its ending", {}, "/signup.html", {}, "/signup.html"],
  ["clean, in a language", {}, "/de/signup", {}, "/de/signup.html"],
  ["the folder", {}, "/", {}, "/login.html"],
  ["a language's folder", {}, "/de/", {}, "/de/login.html"],
  ["a language without its slash", {}, "/de", {}, "302 /de/"],
  ["a page with a slash too many", {}, "/signup/", {}, "302 /signup"],
  ["the same in a language", {}, "/de/signup/", {}, "302 /de/signup"],
  ["below a path", { root: "/login/" }, "/login/signup", {}, "/login/signup.html"],
  ["a path that is its own page's name", { root: "/login/" }, "/login/", {}, "/login/login.html"],
  ["the path without its slash", { root: "/login/" }, "/login", { query: { app: value("x") } }, "302 /login/?app=x"],
  ["an asset", {}, "/assets/page.0123abcd.js", german, "/assets/page.0123abcd.js"],
  ["robots.txt", {}, "/robots.txt", german, "/robots.txt"],
  ["changing a password", {}, "/.well-known/change-password", {}, "302 /change-password.html"],
  ["changing a password below a path", { root: "/login/" }, "/.well-known/change-password", {},
    "302 /login/change-password.html"],
  // Languages.
  ["lang", {}, "/login", { query: { lang: value("de") } }, "302 /de/login?lang=de"],
  ["lang is there already", {}, "/de/login", { query: { lang: value("de") } }, "/de/login.html"],
  ["lang back to the default", {}, "/de/login.html", { query: { lang: value("en") } }, "302 /login.html?lang=en"],
  ["lang on a step page", {}, "/code.html", { query: { lang: value("de") } }, "302 /de/code.html?lang=de"],
  ["lang before the browser's list", {}, "/login", { ...german, query: { lang: value("pt") } }, "302 /pt-BR/login?lang=pt"],
  ["ui_locales, the first that there is", {}, "/login", { query: { ui_locales: value("fr+de%20en") } },
    "302 /de/login?ui_locales=fr+de%20en"],
  ["the browser's list", {}, "/login", german, "302 /de/login"],
  ["the browser's list at the folder", {}, "/", german, "302 /de/"],
  ["the browser's list by weight", {}, "/login", { headers: { "accept-language": "en;q=0.2, de;q=0.9" } }, "302 /de/login"],
  ["a region that is not there", {}, "/login", { headers: { "accept-language": "pt-PT" } }, "302 /pt-BR/login"],
  ["traditional by script", {}, "/login", { headers: { "accept-language": "zh-Hant-HK" } }, "302 /zh-TW/login"],
  ["traditional by region", {}, "/login", { headers: { "accept-language": "zh-HK" } }, "302 /zh-TW/login"],
  ["simplified", {}, "/login", { headers: { "accept-language": "zh-Hans" } }, "302 /zh-CN/login"],
  ["a visit from elsewhere", {}, "/callback.html",
    { headers: { "accept-language": "de", referer: "https://id.cognito.example/" }, query: { code: value("a%2Fb"), state: value("c=") } },
    "302 /de/callback.html?code=a%2Fb&state=c="],
  ["a parameter given twice", {}, "/signup/", { query: { a: { value: "1", multiValue: [value("1"), value("2")] }, b: value("") } },
    "302 /signup?a=1&a=2&b"],
  ["one language only", { locales: ["de"] }, "/login", german, "/login.html"],
]) {
  test(what, () => assert.equal(run(settings, uri, options), expected));
}

test("fits CloudFront's limit of 10 kB", () => {
  assert.ok(source.length < 9 * 1024, `${source.length} bytes`);
});
