/**
 * The baseline for kept answers: `node:http` and `pg`; it reads the data version, stores the
 * question and sends the bytes of the last `POST /bytes`. It checks nothing.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

import pg from 'pg';

import { ENGINE_ROLE, toAppUrl, WRITER_ROLE } from '@stronghold/prisma/roles';

import { startChild } from './child.js';

const VERSION = 'SELECT coalesce(sum(version), 0) AS version FROM agency_data_version';
const INSERT = `
  INSERT INTO asked_question (id, asked_at, person_id, person_name, operation, question)
  VALUES ($1, now(), NULL, 'Somebody of the benchmark', 'figures', $2)`;

startChild(async ({ ownerUrl }) => {
  const connect = async (role: string) => {
    const client = new pg.Client({
      connectionString: toAppUrl(ownerUrl),
      options: `-c role=${role}`,
    });
    await client.connect();
    return client;
  };
  const [engine, writer] = [await connect(ENGINE_ROLE), await connect(WRITER_ROLE)];
  let bytes: Buffer = Buffer.alloc(0);
  const answer = async (request: IncomingMessage): Promise<Buffer> => {
    const body = await buffer(request);
    if (request.url === '/bytes') {
      bytes = body;
      return Buffer.from('{}');
    }
    await engine.query({ name: 'version', text: VERSION });
    await writer.query({
      name: 'question',
      text: INSERT,
      values: [randomUUID(), JSON.stringify(JSON.parse(body.toString()))],
    });
    return bytes;
  };
  const server = createServer((request, response) => {
    answer(request).then(
      (body) => response.setHeader('content-type', 'application/json').end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server.address();
});
