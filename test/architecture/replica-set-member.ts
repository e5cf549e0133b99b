import { createHash, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import {
  readRequests,
  writeReply,
  type BsonDocument,
  type WireRequest,
} from '../../libs/testing/mongodb-double/wire.js';

interface User {
  readonly pwd: string;
  readonly roles: unknown;
}

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const textOf = (payload: unknown): string => Buffer.from((payload as { buffer: Buffer }).buffer).toString();
const failure = (code: number, errmsg: string): BsonDocument => ({ ok: 0, code, errmsg });
const UNAUTHORIZED = failure(13, 'command requires authentication');

/** One sign-in by SCRAM-SHA-256 (RFC 7677). */
interface Conversation {
  readonly user: string;
  readonly bare: string;
  readonly first: string;
}

/**
 * A MongoDB server with accounts as far as a set-up needs one: it belongs to no replica set yet, and as long as it has
 * no account lets who comes from its own address begin the set and make the first one. It shows what a set-up does, not
 * what MongoDB does.
 */
export class ReplicaSetMember {
  readonly users = new Map<string, User>();
  /** The configuration with which the set was begun. */
  config: BsonDocument | undefined;
  /** Commands that changed something, in their order. */
  readonly changes: string[] = [];
  /** So many times it says that it is no primary yet. */
  elections = 0;
  private readonly signedIn = new Set<Socket>();
  private readonly conversations = new Map<Socket, Conversation>();
  private readonly server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    readRequests(socket, (request) => writeReply(socket, request, this.answer(socket, request)));
  });

  constructor(private readonly withAccounts: boolean) {}

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.close();
    await once(this.server, 'close');
  }

  private answer(socket: Socket, { body }: WireRequest): BsonDocument {
    const command = Object.keys(body)[0]!;
    switch (command) {
      case 'hello':
      case 'ismaster':
      case 'isMaster':
        return this.hello(body);
      case 'ping':
      case 'endSessions':
        return { ok: 1 };
      case 'saslStart':
        return this.begin(socket, textOf(body['payload']));
      case 'saslContinue':
        return this.proven(socket, textOf(body['payload']));
    }
    if (!this.mayAsk(socket, command, String(body['$db']))) return UNAUTHORIZED;
    if (command === 'replSetGetStatus')
      return this.config ? { ok: 1 } : failure(94, 'no replset config has been received');
    if (command === 'usersInfo')
      return { ok: 1, users: this.users.has(`${String(body['$db'])}.${String(body['usersInfo'])}`) ? [{}] : [] };
    this.changes.push(`${command} ${typeof body[command] === 'string' ? body[command] : ''}`.trim());
    if (command === 'replSetInitiate') this.config = body['replSetInitiate'] as BsonDocument;
    else if (/^(create|update)User$/.test(command)) {
      this.users.set(`${String(body['$db'])}.${String(body[command])}`, {
        pwd: String(body['pwd']),
        roles: body['roles'],
      });
    } else return failure(59, `no such command: ${command}`);
    return { ok: 1 };
  }

  private mayAsk(socket: Socket, command: string, database: string): boolean {
    if (!this.withAccounts || this.signedIn.has(socket)) return true;
    return (
      this.users.size === 0 &&
      (/^replSet(GetStatus|Initiate)$/.test(command) || (command === 'createUser' && database === 'admin'))
    );
  }

  private hello(body: BsonDocument): BsonDocument {
    const primary = this.config !== undefined && (this.elections -= 1) < 0;
    return {
      ok: 1,
      helloOk: true,
      isWritablePrimary: primary,
      ismaster: primary,
      secondary: false,
      ...(this.config ? { setName: this.config['_id'] } : { isreplicaset: true }),
      minWireVersion: 0,
      maxWireVersion: 21,
      maxBsonObjectSize: 16_777_216,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
      ...(body['saslSupportedMechs'] !== undefined && { saslSupportedMechs: ['SCRAM-SHA-256'] }),
    };
  }

  private begin(socket: Socket, message: string): BsonDocument {
    const bare = message.slice('n,,'.length);
    const [, user = '', nonce = ''] = /^n=([^,]*),r=(.*)$/.exec(bare)!;
    const first = `r=${nonce}server,s=${Buffer.from('salt').toString('base64')},i=4096`;
    this.conversations.set(socket, { user: `admin.${user}`, bare, first });
    return { ok: 1, conversationId: 1, done: false, payload: Buffer.from(first) };
  }

  private proven(socket: Socket, message: string): BsonDocument {
    const { user, bare, first } = this.conversations.get(socket)!;
    const [, told = '', proof = ''] = /^(.*),p=(.*)$/.exec(message)!;
    const salted = pbkdf2Sync(this.users.get(user)?.pwd ?? '', 'salt', 4_096, 32, 'sha256');
    const clientKey = hmac(salted, 'Client Key');
    const whole = [bare, first, told].join(',');
    const signature = hmac(createHash('sha256').update(clientKey).digest(), whole);
    const expected = Buffer.from(clientKey.map((byte, i) => byte ^ signature[i]!));
    if (!this.users.has(user) || !timingSafeEqual(expected, Buffer.from(proof, 'base64')))
      return failure(18, 'Authentication failed.');
    this.signedIn.add(socket);
    return {
      ok: 1,
      conversationId: 1,
      done: true,
      payload: Buffer.from(`v=${hmac(hmac(salted, 'Server Key'), whole).toString('base64')}`),
    };
  }
}
