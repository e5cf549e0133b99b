import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Bare node:http that answers with what it was sent: what this machine's HTTP costs by itself. */
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts);
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port, token: 'none' }));
process.once('disconnect', () => process.exit(0));
