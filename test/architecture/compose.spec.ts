import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings } from '../../apps/composition/settings.js';
import { ROOT, textOf } from '../docs/repository.js';
import { composed, composeFile, type ComposeProject, type Service } from './compose-file.js';
import { stages, textsOf } from './dockerfile.js';

const VARIANTS = {
  'to try it': ['compose.yaml'],
  'to try it, first start': ['compose.yaml', 'compose.keeper.yaml'],
  'with TLS': ['compose.yaml', 'compose.tls.yaml'],
  'with TLS, first start': ['compose.yaml', 'compose.tls.yaml', 'compose.keeper.yaml'],
} as const;
const projects = Object.entries(VARIANTS).map(([variant, files]) => ({ variant, project: composed(...files) }));
const [toTry, withTls] = [projects[0]!.project, projects[2]!.project];

const image = stages().at(-1)!;
const imageEnv = Object.fromEntries(
  textsOf(image, 'ENV').flatMap((text) => text.split(' ').map((pair) => pair.split('=') as [string, string])),
);
const isSinergi = ({ image: name }: Service): boolean => name.startsWith('sinergi:');
const runs = (service: Service, program: RegExp): boolean =>
  isSinergi(service) && program.test(service.command?.[0] ?? '');
const APP = /^dist\/apps\/\w+\/main\.js$/;

const APPS = (project: ComposeProject) => Object.entries(project.services).filter(([, service]) => runs(service, APP));

/** Those with stores; the pages have none. */
const STORING = (project: ComposeProject) => APPS(project).filter(([name]) => name !== 'dashboard');

/** Where files that a service is given lie in it, and which of docker/secrets or docker they are. */
const mountsOf = (project: ComposeProject, service: Service): ReadonlyMap<string, string> =>
  new Map([
    ...(service.secrets ?? [])
      .map((secret) => (typeof secret === 'string' ? { source: secret, target: secret } : secret))
      .map(({ source, target }) => [`/run/secrets/${target}`, project.secrets[source]!.file] as const),
    ...(service.configs ?? []).map(({ source, target }) => [target, project.configs[source]!.file] as const),
  ]);

let secrets: string;
const makeSecrets = () =>
  execFileSync(join(ROOT, 'docker/make-secrets.sh'), [secrets], {
    env: { ...process.env, SINERGI_HOST: 'sinergi.example.go.id' },
  });
beforeAll(() => {
  secrets = mkdtempSync(join(tmpdir(), 'sinergi-secrets-'));
  makeSecrets();
});
afterAll(() => rmSync(secrets, { recursive: true }));
const secretText = (name: string): string => readFileSync(join(secrets, name), 'utf8');
const onDisk = (file: string): string =>
  file.startsWith('secrets/') ? join(secrets, file.slice('secrets/'.length)) : join(ROOT, 'docker', file);

/** The settings with which a process of Sinergi starts there. */
const settingsOf = (project: ComposeProject, service: Service) => {
  const mounts = mountsOf(project, service);
  return readSettings(
    Object.fromEntries(
      Object.entries({ ...imageEnv, ...service.environment }).map(([name, value]) => [
        name,
        name.endsWith('_FILE') && mounts.has(value!) ? onDisk(mounts.get(value!)!) : value,
      ]),
    ),
  );
};

describe.each(projects)('The compose files $variant', ({ project }) => {
  const services = Object.entries(project.services);

  it.each(services)('give %s neither root nor rights nor a writable image, and bounds', (_, service) => {
    expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service).not.toHaveProperty('privileged');
    expect(service).not.toHaveProperty('cap_add');
    expect(service.deploy.resources.limits.memory).toMatch(/^\d+[MG]$/);
    expect(service.deploy.resources.limits.pids).toBeGreaterThan(0);
    expect(service['restart']).toMatch(runs(service, /^setup\//) ? /^on-failure/ : /^unless-stopped$/);
  });

  it('declare every volume, network, secret and config that is used, and use every one that they declare', () => {
    const used = (names: (service: Service) => readonly string[]): readonly string[] =>
      [...new Set(services.flatMap(([, service]) => names(service)))].sort();
    expect(used(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0]!))).toEqual(
      Object.keys(project.volumes).sort(),
    );
    expect(used(({ networks = [] }) => networks)).toEqual(Object.keys(project.networks).sort());
    expect(used(({ configs = [] }) => configs.map(({ source }) => source))).toEqual(
      Object.keys(project.configs).sort(),
    );
    expect(
      used((service) => (service.secrets ?? []).map((secret) => (typeof secret === 'string' ? secret : secret.source))),
    ).toEqual(Object.keys(project.secrets).sort());
  });

  it('find every file that they mount', () => {
    for (const { file } of [...Object.values(project.secrets), ...Object.values(project.configs)])
      expect([file, existsSync(onDisk(file))]).toEqual([file, true]);
  });

  it('wait for services that exist, and tell when they are healthy or done', () => {
    for (const [, { depends_on: needed = {} }] of services) {
      for (const [name, { condition }] of Object.entries(needed)) {
        const other = project.services[name]!;
        if (condition === 'service_completed_successfully') expect(runs(other, /^setup\//)).toBe(true);
        else
          expect([name, condition, other.healthcheck?.test !== undefined || runs(other, APP)]).toEqual([
            name,
            'service_healthy',
            true,
          ]);
      }
    }
  });

  it('start Sinergi on both servers in production, with settings that are all known', () => {
    const known = new Set([...textOf('README.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name));
    expect(APPS(project).map(([name, { command }]) => [name, command![0]])).toEqual([
      ['api-1', 'dist/apps/api/main.js'],
      ['api-2', 'dist/apps/api/main.js'],
      ['dashboard', 'dist/apps/dashboard/main.js'],
      ['projector', 'dist/apps/projector/main.js'],
    ]);
    for (const [name, service] of APPS(project)) {
      expect(Object.keys(service.environment!).filter((setting) => !known.has(setting))).toEqual([]);
      const settings = settingsOf(project, service);
      expect(settings).toMatchObject({ mode: 'production', host: '0.0.0.0', port: 3_000 });
      const { eventStoreUrl, mongoUrl, consumersElsewhere = false, pagesElsewhere = false } = settings;
      expect([name, eventStoreUrl !== undefined, mongoUrl !== undefined]).toEqual([
        name,
        name !== 'dashboard',
        name !== 'dashboard',
      ]);
      expect([name, consumersElsewhere, pagesElsewhere]).toEqual([name, /^api/.test(name), /^api/.test(name)]);
    }
    for (const name of ['projector', 'dashboard']) expect(project.services[name]!.deploy.replicas).toBe(2);
  });

  it('name servers that are there, reached over a network that both share', () => {
    for (const [, service] of STORING(project)) {
      const { eventStoreUrl, mongoUrl } = settingsOf(project, service);
      const hosts = [eventStoreUrl!, mongoUrl!]
        .flatMap((url) => /^\w+:\/\/(?:[^@]+@)?([^/?]+)/.exec(url)![1]!.split(','))
        .map((host) => host.split(':')[0]!);
      expect(hosts).toEqual(['eventstoredb', 'mongodb-1', 'mongodb-2', 'mongodb-3']);
      for (const host of hosts)
        expect(project.services[host]!.networks).toContain(
          service.networks!.find((name) => project.networks[name]!['internal']),
        );
      expect(new URLSearchParams(mongoUrl!.split('?')[1]).get('replicaSet')).toBe(
        /--replSet,([^,]+)/.exec(String(project.services['mongodb-1']!.command))![1],
      );
    }
  });

  it('keep keys and accounts in one folder of both api, and nothing in a projector or beside the pages', () => {
    for (const [name, { volumes }] of APPS(project))
      expect([name, volumes]).toEqual([name, /^api/.test(name) ? [`sinergi-data:${imageEnv['DATA_DIR']}`] : undefined]);
  });

  it('give the pages no way to the stores, and to the api one that is not open to the outside', () => {
    const { dashboard, proxy } = project.services;
    expect(dashboard!.networks).toEqual(['edge']);
    const { hostname, port } = new URL(settingsOf(project, dashboard!).apiUrl!);
    expect([hostname, proxy!.ports!.some((published) => published.endsWith(`:${port}`))]).toEqual(['proxy', false]);
    expect(textOf('docker/haproxy/haproxy.cfg')).toMatch(new RegExp(`^frontend inside\n {2}bind :${port}\n`, 'm'));
  });

  it('put no password into any environment', () => {
    const passwords = readdirSync(secrets)
      .filter((name) => !/\.(crt|srl)$/.test(name))
      .map((name) => secretText(name).trim());
    const shown = JSON.stringify(
      services.map(([, { environment, command, entrypoint, healthcheck }]) => ({
        environment,
        command,
        entrypoint,
        healthcheck,
      })),
    );
    for (const password of passwords) expect(shown).not.toContain(password);
    expect(shown).not.toMatch(/:\/\/[^"/]*@/);
  });

  it('build one image, and call it by the version of Sinergi', () => {
    const { version } = JSON.parse(textOf('package.json')) as { version: string };
    for (const [, service] of services.filter(([, each]) => isSinergi(each) || each.build)) {
      expect(service).toMatchObject({
        image: `sinergi:${version}`,
        build: { context: '..', dockerfile: 'docker/Dockerfile' },
      });
      expect(
        existsSync(
          join(
            ROOT,
            service.command![0]!.startsWith('setup/') ? `docker/${service.command![0]}` : service.command![0]!,
          ),
        ),
      ).toBe(true);
    }
  });
});

describe('The proxy', () => {
  const config = textOf('docker/haproxy/haproxy.cfg');

  it('is all that can be reached from outside, and from this host alone as long as it speaks no TLS', () => {
    for (const { project } of projects)
      expect(
        Object.entries(project.services)
          .filter(([, { ports }]) => ports)
          .map(([name]) => name),
      ).toEqual(['proxy']);
    expect(toTry.services['proxy']!.ports).toEqual(['127.0.0.1:8080:8080']);
    expect(withTls.services['proxy']!.ports).toEqual(['127.0.0.1:8080:8080', '443:8443']);
    for (const [, bound] of config.replace(/^frontend inside\n(?: .*\n)+/m, '').matchAll(/bind :(\d+)/g))
      expect(withTls.services['proxy']!.ports!.map((port) => port.split(':').at(-1))).toContain(bound);
    expect(config).toContain(
      `ssl crt ${[...mountsOf(withTls, withTls.services['proxy']!).keys()].find((path) => path.endsWith('.pem'))} `,
    );
    expect(withTls.services['proxy']!.environment).toEqual({ [/defined\((\w+)\)/.exec(config)![1]!]: '1' });
  });

  it.each(['ready', 'living'])(
    'knows every api that is %s, by the port on which it listens and a probe that it has',
    (name) => {
      const [, backend = ''] = new RegExp(`^backend ${name}\n((?: .*\n)+)`, 'm').exec(config) ?? [];
      const servers = [...backend.matchAll(/^ {2}server \S+ (\S+):(\d+)$/gm)].map(([, host, port]) => [host, port]);
      expect(servers).toEqual(
        Object.entries(toTry.services)
          .filter(([, service]) => runs(service, /api/))
          .map(([service]) => [service, imageEnv['PORT']]),
      );
      expect(textOf('libs/nest/operations/operations.controller.ts')).toContain(
        `@Get('${/option httpchk GET \/(\S+)/.exec(backend)![1]}')`,
      );
    },
  );

  it('is believed by the api, and nobody else is', () => {
    const [{ subnet }] = (toTry.networks['edge'] as { ipam: { config: [{ subnet: string }] } }).ipam.config;
    for (const [name, service] of APPS(toTry))
      expect([name, settingsOf(toTry, service).limits.trustedProxies]).toEqual([
        name,
        name === 'projector' ? undefined : [subnet],
      ]);
    expect(toTry.services['proxy']!.networks).toEqual(['edge']);
    expect(config).toContain('http-request set-header X-Forwarded-For %[src]');
    for (const name of ['Host', 'Proto']) expect(config).toContain(`http-request del-header X-Forwarded-${name}`);
  });

  it('sends to the api what is of the api, and all else to the pages that are ready', () => {
    const [, own = ''] = /acl api path_beg (.+)/.exec(config)!;
    expect(own.split(' ')).toEqual(['/v1/', '/docs/']);
    expect(config).toContain('use_backend pages unless api');
    const [, pages = ''] = /^backend pages\n((?: .*\n)+)/m.exec(config)!;
    expect(pages).toContain('option httpchk GET /health/ready');
    expect(pages).toMatch(new RegExp(`server-template dashboard- [4-9] dashboard:${imageEnv['PORT']}\n`));
    expect(Number(/dashboard- (\d)/.exec(pages)![1])).toBeGreaterThanOrEqual(
      toTry.services['dashboard']!.deploy.replicas!,
    );
  });
});

describe('The files for TLS and for the first start', () => {
  it.each(['compose.tls.yaml', 'compose.keeper.yaml'])(
    'in %s change services that are there, or bring whole ones',
    (file) => {
      for (const [name, service] of Object.entries(composeFile(file)['services'] as Record<string, Service>)) {
        expect([name, name in toTry.services || service.image !== undefined]).toEqual([name, true]);
      }
    },
  );

  it('name the first keeper, whose password is a file, in one process', () => {
    const { project } = projects[3]!;
    const keepers = APPS(project).map(([name, service]) => [name, settingsOf(project, service).firstKeeper]);
    expect(keepers).toEqual([
      ['api-1', { username: 'pengelola', passwordFile: join(secrets, 'keeper-password') }],
      ['api-2', undefined],
      ['dashboard', undefined],
      ['projector', undefined],
    ]);
  });

  it('connect Sinergi by its own accounts, over TLS, trusting the authority of these files', () => {
    for (const [, service] of STORING(withTls)) {
      const { eventStoreUrl, mongoUrl } = settingsOf(withTls, service);
      for (const url of [eventStoreUrl!, mongoUrl!]) {
        expect(new URLSearchParams(url.split('?')[1]).get('tls')).toBe('true');
        expect(mountsOf(withTls, service).get(new URLSearchParams(url.split('?')[1]).get('tlsCAFile')!)).toBe(
          'secrets/ca.crt',
        );
      }
      expect([eventStoreUrl, mongoUrl].map((url) => /\/\/([^@]*)@/.exec(url!)![1])).toEqual(
        ['eventstoredb-sinergi', 'mongodb-sinergi'].map((name) => `sinergi:${secretText(name).trim()}`),
      );
    }
  });

  it('leave no server that speaks without TLS or without accounts', () => {
    expect(withTls.services['eventstoredb']!.environment).toMatchObject({ EVENTSTORE_INSECURE: 'false' });
    for (const name of ['mongodb-1', 'mongodb-2', 'mongodb-3']) {
      expect(withTls.services[name]!.command!.join(' ')).toMatch(/--keyFile \/tmp\/mongodb-key --tlsMode requireTLS/);
    }
  });

  it('tell servers paths of files that they are given', () => {
    for (const [name, service] of Object.entries(withTls.services)) {
      const told = [
        ...JSON.stringify([service.environment, service.command, service.entrypoint, service.healthcheck]).matchAll(
          /\/(?:run\/secrets|etc\/sinergi)[\w./-]*/g,
        ),
      ];
      const mounts = [...mountsOf(withTls, service).keys()];
      for (const [path] of told)
        expect([name, path, mounts.some((mount) => mount === path || mount.startsWith(`${path}/`))]).toEqual([
          name,
          path,
          true,
        ]);
    }
  });
});

describe('The secrets', () => {
  it('lie in a folder for its owner alone, with the key of the authority for nobody else', () => {
    expect(statSync(secrets).mode & 0o777).toBe(0o700);
    expect(statSync(join(secrets, 'ca.key')).mode & 0o777).toBe(0o600);
    for (const name of readdirSync(secrets).filter((each) => each !== 'ca.key'))
      expect([name, statSync(join(secrets, name)).mode & 0o777]).toEqual([name, 0o644]);
  });

  it('are not committed', () => expect(textOf('.gitignore').split('\n')).toContain('docker/secrets/'));

  it.each([
    ['eventstoredb.crt', 'eventstoredb'],
    ['mongodb-1.pem', 'mongodb-1'],
    ['mongodb-2.pem', 'mongodb-2'],
    ['mongodb-3.pem', 'mongodb-3'],
    ['proxy.pem', 'sinergi.example.go.id'],
    ['eventstoredb.crt', 'localhost'],
    ['mongodb-1.pem', 'localhost'],
  ])('hold %s, good for %s and signed by the authority', (file, host) => {
    const [certificate, authority] = [file, 'ca.crt'].map((name) => new X509Certificate(secretText(name)));
    expect(certificate!.checkHost(host)).toBe(host);
    expect(certificate!.verify(authority!.publicKey)).toBe(true);
    expect(authority!.ca).toBe(true);
    expect(certificate!.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
  });

  it('are kept when they are made again, but for the one that was removed', () => {
    const before = new Map(readdirSync(secrets).map((name) => [name, secretText(name)]));
    rmSync(join(secrets, 'mongodb-2.pem'));
    makeSecrets();
    const changed = readdirSync(secrets).filter((name) => secretText(name) !== before.get(name) && name !== 'ca.srl');
    expect(changed).toEqual(['mongodb-2.pem']);
  });
});
