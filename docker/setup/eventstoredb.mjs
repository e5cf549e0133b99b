// Gives Sinergi an account of its own in EventStoreDB: it may read the log and append to it, and neither delete a
// stream nor change its metadata. Repeating it changes nothing but the password, if another one stands in the file.
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { ANY, BACKWARDS, END, EventStoreDBClient, StreamNotFoundError, jsonEvent } from '@eventstore/db-client';

const [address = 'eventstoredb:2113'] = process.argv.slice(2);
const ca = process.env.NODE_EXTRA_CA_CERTS;
const secret = (name) => readFileSync(`${process.env.SECRETS ?? '/run/secrets'}/${name}`, 'utf8').trim();
const [adminPassword, password] = [secret('eventstoredb-admin'), secret('eventstoredb-sinergi')];
const ACCOUNT = 'sinergi';

const ask = async (method, path, body) => {
  const answer = await fetch(`https://${address}/users/${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}`,
      'content-type': 'application/json',
      accept: 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok && answer.status !== 404)
    throw new Error(`EventStoreDB refused ${method} /users/${path}: ${answer.status} ${await answer.text()}`);
  return answer.ok;
};

if (await ask('GET', ACCOUNT)) await ask('POST', `${ACCOUNT}/command/reset-password`, { newPassword: password });
else await ask('POST', '', { loginName: ACCOUNT, fullName: 'Sinergi', groups: [], password });

const client = EventStoreDBClient.connectionString(`esdb://${address}?tls=true&tlsCAFile=${encodeURIComponent(ca)}`);
const credentials = { username: 'admin', password: adminPassword };
const ADMINS = '$admins';
const wanted = {
  $userStreamAcl: { $r: [ACCOUNT, ADMINS], $w: [ACCOUNT, ADMINS], $d: ADMINS, $mr: ADMINS, $mw: ADMINS },
  $systemStreamAcl: { $r: ADMINS, $w: ADMINS, $d: ADMINS, $mr: ADMINS, $mw: ADMINS },
};
const inForce = async () => {
  try {
    for await (const { event } of client.readStream('$settings', {
      direction: BACKWARDS,
      fromRevision: END,
      maxCount: 1,
      credentials,
    }))
      return event?.data;
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
  return undefined;
};
if (JSON.stringify(await inForce()) !== JSON.stringify(wanted)) {
  await client.appendToStream('$settings', jsonEvent({ id: randomUUID(), type: 'update-default-acl', data: wanted }), {
    expectedRevision: ANY,
    credentials,
  });
}
await client.setStreamMetadata('$all', { acl: { readRoles: [ACCOUNT, ADMINS] } }, { credentials });
await client.dispose();
console.log(`EventStoreDB: the account "${ACCOUNT}" reads and appends.`);
process.exit(0);
