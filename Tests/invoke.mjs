// A function as Lambda's Invoke API has it: `node invoke.mjs FOLDER` imports FOLDER/index.mjs, prints its
// port and answers each POST with what the handler says. Ends with its standard input.
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const { handler } = await import(pathToFileURL(`${process.argv[2]}/index.mjs`));

const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(await handler(JSON.parse(Buffer.concat(parts)))));
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.on("end", () => process.exit(0)).resume();
