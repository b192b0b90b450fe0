// CloudFront function for the login pages, to be associated with viewer requests (runtime 2.0):
//   - /login is /login.html, and the folder itself is the log-in page;
//   - the language is chosen before the first byte;
//   - /.well-known/change-password leads to the page that changes a password;
//   - not-found.html is never answered with 200: map 403 and 404 to it, with status 404.
// Written for ES 5.1, which is what that runtime promises.
// The next line is Lintel's: the site's path, its languages with the default first, its pages.
var site = {"root": "/", "locales": ["en"], "pages": ["login"], "entries": ["login"]};

function handler(event) {
  var request = event.request;
  if (request.method !== 'GET' && request.method !== 'HEAD') return request;
  if (request.uri === '/.well-known/change-password') {
    return redirect(site.root + 'change-password.html', {});
  }
  if (request.uri + '/' === site.root) return redirect(site.root, request.querystring);
  if (request.uri.indexOf(site.root) !== 0) return request;

  var place = parse(request.uri.slice(site.root.length));
  if (!place) return request;
  if (place.moved) return redirect(address(place, place.locale), request.querystring);
  if (place.page === 'not-found') {
    // Nothing lies there: the origin answers 404, and the distribution shows the page.
    request.uri = site.root + 'assets/not-found';
    return request;
  }
  var locale = choose(request, place);
  if (locale !== place.locale) return redirect(address(place, locale), request.querystring);
  request.uri = site.root + folder(place.locale) + place.page + '.html';
  return request;
}

// What a path below the root names: a page, in a language, as `login`, `login.html` or, for the
// log-in page, as its folder. Null for a file or for nothing that is known.
function parse(path) {
  var parts = path.split('/');
  var locale = site.locales[0];
  if (parts.length > 1 && site.locales.indexOf(parts[0]) > 0) locale = parts.shift();
  // `/de` and `/login/`: links in a page are relative, so the folder must be the right one.
  if (parts.length === 1 && site.locales.indexOf(parts[0]) > 0) {
    return {page: 'login', locale: parts[0], end: '', isFolder: true, moved: true};
  }
  var moved = parts.length === 2 && parts[1] === '';
  if (parts.length !== 1 && !moved) return null;
  if (parts[0] === '') {
    return moved ? null : {page: 'login', locale: locale, end: '', isFolder: true};
  }
  var end = /\.html$/.test(parts[0]) ? '.html' : '';
  var page = end ? parts[0].slice(0, -5) : parts[0];
  if (site.pages.indexOf(page) < 0) return null;
  return {page: page, locale: locale, end: end, isFolder: false, moved: moved};
}

function folder(locale) {
  return locale === site.locales[0] ? '' : locale + '/';
}

// In the way in which the page was asked for.
function address(place, locale) {
  return site.root + folder(locale) + (place.isFolder ? '' : place.page + place.end);
}

// What the address asks for by `lang` or `ui_locales`; else, on the first visit to an entry page that
// names no language, the first of the browser's languages that there is.
function choose(request, place) {
  var asked = parameter(request, 'lang').concat(parameter(request, 'ui_locales'));
  var i, match;
  for (i = 0; i < asked.length; i++) {
    match = find(asked[i]);
    if (match) return match;
  }
  if (place.locale !== site.locales[0] || site.entries.indexOf(place.page) < 0) return place.locale;
  if (comesFromHere(request)) return place.locale;
  var wanted = accepted(header(request, 'accept-language'));
  for (i = 0; i < wanted.length; i++) {
    if (wanted[i] === '*') break;
    match = find(wanted[i]);
    if (match) return match;
  }
  return place.locale;
}

// A click on a language in the footer must not be undone by the browser's list. These pages tell
// their origin and no path: a path is that of an app beside them, from where a visit is the first.
function comesFromHere(request) {
  var from = header(request, 'referer').split('/');
  return from.length === 4 && from[2] === header(request, 'host') && from[3] === '';
}

// The site's locale for a language tag: the same, one with the same language and script, or one with
// the same language.
function find(tag) {
  var wanted = tag.toLowerCase().replace(/_/g, '-');
  if (/^zh-(hant|hk|mo)\b/.test(wanted)) wanted = 'zh-tw';
  else if (/^zh-hans\b/.test(wanted) || wanted === 'zh-sg') wanted = 'zh-cn';
  var language = wanted.split('-')[0];
  var near = '';
  for (var i = 0; i < site.locales.length; i++) {
    var locale = site.locales[i].toLowerCase();
    if (locale === wanted) return site.locales[i];
    if (locale === language) near = site.locales[i];
    if (!near && locale.split('-')[0] === language) near = site.locales[i];
  }
  return near;
}

// The tags of an Accept-Language header, the most wanted first.
function accepted(text) {
  var ranges = text.slice(0, 500).split(',').map(function (range, index) {
    var parts = range.split(';');
    var weight = /^\s*q=([0-9.]+)/.exec(parts[1] || '');
    return {tag: parts[0].trim(), weight: weight ? Number(weight[1]) : 1, index: index};
  }).filter(function (range) { return range.tag && range.weight > 0; });
  ranges.sort(function (a, b) { return b.weight - a.weight || a.index - b.index; });
  return ranges.map(function (range) { return range.tag; });
}

function header(request, name) {
  return request.headers[name] ? request.headers[name].value : '';
}

// The tags in a parameter; `ui_locales` has several with blanks between.
function parameter(request, name) {
  var found = request.querystring[name];
  if (!found) return [];
  return found.value.replace(/%20|\+/g, ' ').split(' ').filter(function (tag) { return tag; });
}

function redirect(path, query) {
  var parts = [];
  Object.keys(query).forEach(function (name) {
    (query[name].multiValue || [query[name]]).forEach(function (item) {
      parts.push(safe(name) + (item.value === '' ? '' : '=' + safe(item.value)));
    });
  });
  return {
    statusCode: 302,
    statusDescription: 'Found',
    headers: {
      'location': {value: path + (parts.length ? '?' + parts.join('&') : '')},
      'cache-control': {value: 'no-store'}
    }
  };
}

// Names and values come as they stand in the address; whatever could not stand there is escaped.
function safe(text) {
  return text.replace(/[^!-~]|["#&<>\\^`{|}]/g, encodeURIComponent);
}
