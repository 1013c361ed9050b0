import {execFileSync} from 'node:child_process';
import {createHash, generateKeyPairSync, type KeyObject, randomUUID, sign, X509Certificate} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {createServer, type IncomingMessage, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {afterAll} from 'vitest';
import {temporaryFolder} from './folders.ts';
import {startRegistry} from './own-registry.ts';

export interface TokenRegistry {
  /** `localhost:port`. */
  readonly host: string;
  readonly username: string;
  readonly password: string;
  /** Scopes that were asked for, with the user. */
  readonly asked: readonly {readonly user: string; readonly scope: string}[];
  /** Whether a user may push; anybody may pull nothing. */
  mayPush: boolean;
  /** A token for reading what is there. */
  token(path: string): string;
}

const SERVICE = 'registry of this test';
const ISSUER = 'tokens of this test';
const USERNAME = 'octocat';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

interface Access {
  readonly type: string;
  readonly name: string;
  readonly actions: readonly string[];
}

/** A registry that takes no password itself, and the service that gives out its tokens (distribution's token authentication). */
export async function tokenRegistry(): Promise<TokenRegistry> {
  const folder = temporaryFolder();
  const {key, certificate, path} = makeCertificate(folder);
  const password = randomUUID();
  const asked: {user: string; scope: string}[] = [];
  const server = createServer(async (request, answer) => {
    const {user, secret, scopes} = await readQuestion(request);
    for (const scope of scopes) asked.push({user: user ?? '', scope});
    if (user && (user !== USERNAME || secret !== password)) return void answer.writeHead(401).end('{}');
    const granted = user ? scopes.flatMap(scope => grant(scope, registry.mayPush)) : [];
    answer.writeHead(200, {'content-type': 'application/json'});
    const token = makeToken(granted, key, certificate);
    answer.end(JSON.stringify({token, access_token: token, expires_in: 300}));
  });
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  const host = await startRegistry(
    `auth:
  token: {realm: "http://localhost:${port}/token", service: ${SERVICE}, issuer: ${ISSUER}, rootcertbundle: ${JSON.stringify(path)}}
`
  );
  const registry: TokenRegistry = {
    host,
    username: USERNAME,
    password,
    asked,
    mayPush: true,
    token: name => makeToken([{type: 'repository', name, actions: ['pull']}], key, certificate)
  };
  return registry;
}

/** By GET with Basic, as docker itself asks; or by POST with a form (OAuth 2), as BuildKit does. */
async function readQuestion(request: IncomingMessage) {
  const form = request.method === 'POST' ? new URLSearchParams(await text(request)) : undefined;
  const fields = form ?? new URL(request.url ?? '', 'http://localhost').searchParams;
  const basic = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
  const [user, secret] = form ? [form.get('username'), form.get('password')] : basic.split(':');
  return {user, secret, scopes: fields.getAll('scope').flatMap(scope => scope.split(' '))};
}

function grant(scope: string, mayPush: boolean): readonly Access[] {
  const [type = '', name = '', actions = ''] = /^(\w+):(.+):([\w,*]+)$/.exec(scope)?.slice(1) ?? [];
  return [{type, name, actions: actions.split(',').filter(action => mayPush || action === 'pull')}];
}

function makeCertificate(folder: string) {
  const {privateKey: key} = generateKeyPairSync('rsa', {modulusLength: 2048});
  const keyFile = join(folder, 'key.pem');
  const path = join(folder, 'certificate.pem');
  writeFileSync(keyFile, key.export({type: 'pkcs8', format: 'pem'}), {mode: 0o600});
  execFileSync('openssl', ['req', '-x509', '-new', '-key', keyFile, '-out', path, '-days', '2', '-subj', '/CN=tokens']);
  return {key, certificate: new X509Certificate(readFileSync(path)), path};
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function makeToken(access: readonly Access[], key: KeyObject, certificate: X509Certificate): string {
  const now = Math.floor(Date.now() / 1000);
  const head = base64url({typ: 'JWT', alg: 'RS256', x5c: [certificate.raw.toString('base64')]});
  const body = base64url({
    iss: ISSUER,
    sub: USERNAME,
    aud: SERVICE,
    exp: now + 300,
    nbf: now - 60,
    iat: now,
    jti: createHash('sha256').update(randomUUID()).digest('hex'),
    access
  });
  return `${head}.${body}.${sign('RSA-SHA256', Buffer.from(`${head}.${body}`), key).toString('base64url')}`;
}
