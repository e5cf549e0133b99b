// Makes the three MongoDB servers a replica set and, where passwords are given, the accounts: one that administers, and
// Sinergi's, which reads and writes its three databases alone. To be run in the network of the first server
// (network_mode: service:mongodb-1): a server without accounts lets them be made from its own address only. Repeating
// it changes nothing but Sinergi's password, if another one stands in the file.
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { MongoClient } from 'mongodb';

const [SET, ADMIN, ACCOUNT] = ['sinergi', 'admin', 'sinergi'];
// The first knows the account.
const DATABASES = ['sinergi', 'sinergi-subject-keys', 'sinergi-contacts'];
const [UNAUTHORIZED, AUTHENTICATION_FAILED, NOT_YET_INITIALIZED] = [13, 18, 94];
const { SECRETS = '/run/secrets', MONGODB_CA: ca, MONGODB_ADDRESS: address = 'localhost:27017' } = process.env;
const secret = (name) =>
  existsSync(`${SECRETS}/${name}`) ? readFileSync(`${SECRETS}/${name}`, 'utf8').trim() : undefined;
const adminPassword = secret('mongodb-admin');

const url = `mongodb://${address}/?directConnection=true${ca ? `&tls=true&tlsCAFile=${encodeURIComponent(ca)}` : ''}`;
/** Undefined as long as there is no such account, or it has another password. */
const asAdmin = async () => {
  try {
    return await MongoClient.connect(url, { auth: { username: ADMIN, password: adminPassword } });
  } catch (error) {
    if (error.code !== AUTHENTICATION_FAILED) throw error;
    return undefined;
  }
};

let keeper = adminPassword && (await asAdmin());
const client = keeper || (await MongoClient.connect(url));
const admin = client.db('admin');

const members = ['mongodb-1', 'mongodb-2', 'mongodb-3'].map((host, _id) => ({
  _id,
  host: `${host}:27017`,
  priority: _id === 0 ? 2 : 1,
}));
await admin.command({ replSetGetStatus: 1 }).catch(async (error) => {
  if (error.code === UNAUTHORIZED)
    throw new Error(`the account "${ADMIN}" of MongoDB has another password than the file mongodb-admin`, {
      cause: error,
    });
  if (error.code !== NOT_YET_INITIALIZED) throw error;
  await admin.command({ replSetInitiate: { _id: SET, members } });
});
// The first server leads where it can, so that the accounts can be made on it.
for (let left = 120; !(await admin.command({ hello: 1 })).isWritablePrimary; left -= 1) {
  if (left === 0) throw new Error('mongodb-1 did not become the primary within two minutes');
  await setTimeout(1_000);
}

if (adminPassword) {
  if (!keeper) await admin.command({ createUser: ADMIN, pwd: adminPassword, roles: [{ role: 'root', db: 'admin' }] });
  keeper ??= await asAdmin();
  const models = keeper.db(DATABASES[0]);
  const roles = DATABASES.map((db) => ({ role: 'readWrite', db }));
  const account = { pwd: secret('mongodb-sinergi'), roles };
  const { users } = await models.command({ usersInfo: ACCOUNT });
  await models.command({ [users.length > 0 ? 'updateUser' : 'createUser']: ACCOUNT, ...account });
  await keeper.close();
}
await client.close();
console.log(
  `MongoDB: the replica set "${SET}" has a primary${adminPassword ? `, and the account "${ACCOUNT}" the databases ${DATABASES.join(', ')}` : ''}.`,
);
