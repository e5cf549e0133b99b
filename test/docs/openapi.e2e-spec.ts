import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpAnswer } from '#demo';
import { s0Niks } from '../e2e/handles.js';
import { describedApi, operationsOf, type ApiDescription, type DescribedOperation } from '../e2e/described-api.js';
import { SystemUnderTest } from '../e2e/system.js';

/** What has to be done, by its example, before a command of a visit can be given. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  ProposeVisit: [],
  AcceptHosting: ['ProposeVisit'],
  DeclineHosting: ['ProposeVisit'],
  RescheduleVisit: ['ProposeVisit'],
  CancelVisit: ['ProposeVisit'],
  RequestCorrection: ['ProposeVisit'],
  ConfirmCorrection: ['ProposeVisit', 'RequestCorrection'],
  RefuseCorrection: ['ProposeVisit', 'RequestCorrection'],
  WithdrawCorrection: ['ProposeVisit', 'RequestCorrection'],
  RequestVoiding: ['ProposeVisit'],
  ConfirmVoiding: ['ProposeVisit', 'RequestVoiding'],
  ApproveVisit: ['ProposeVisit', 'AcceptHosting'],
  IssueTravelOrder: ['ProposeVisit', 'AcceptHosting', 'ApproveVisit'],
  StartVisit: ['ProposeVisit', 'AcceptHosting', 'ApproveVisit', 'IssueTravelOrder'],
  RecordSession: ['ProposeVisit', 'AcceptHosting', 'ApproveVisit', 'IssueTravelOrder', 'StartVisit'],
  RecordInnovationObserved: ['ProposeVisit', 'AcceptHosting', 'ApproveVisit', 'IssueTravelOrder', 'StartVisit'],
  CompleteVisit: ['ProposeVisit', 'AcceptHosting', 'ApproveVisit', 'IssueTravelOrder', 'StartVisit', 'RecordSession'],
  SubmitVisitReport: [
    'ProposeVisit',
    'AcceptHosting',
    'ApproveVisit',
    'IssueTravelOrder',
    'StartVisit',
    'RecordSession',
    'CompleteVisit',
  ],
  CloseVisit: [
    'ProposeVisit',
    'AcceptHosting',
    'ApproveVisit',
    'IssueTravelOrder',
    'StartVisit',
    'RecordSession',
    'CompleteVisit',
    'SubmitVisitReport',
  ],
};
const HOST = ['AcceptHosting', 'DeclineHosting'];
const SECOND = ['ConfirmCorrection', 'RefuseCorrection', 'ConfirmVoiding'];
const by = (command: string): string =>
  SECOND.includes(command)
    ? 'walidata'
    : HOST.includes(command)
      ? 'kades-mekar-jaya'
      : command === 'ApproveVisit'
        ? 'kadis-pmd-kapuas'
        : 'kades-sei-asam';
const DAYS: Readonly<Record<string, string>> = {
  StartVisit: '2026-11-30T03:00:00.000Z',
  CompleteVisit: '2026-12-01T03:00:00.000Z',
  SubmitVisitReport: '2026-12-03T03:00:00.000Z',
};

describe('The description of the API', () => {
  let system: SystemUnderTest;
  let document: ApiDescription;
  let operations: readonly DescribedOperation[];

  beforeAll(async () => {
    system = await SystemUnderTest.start();
    document = await describedApi(system.call);
    operations = operationsOf(document);
  });
  afterAll(() => system.stop());

  const exampleOf = (operationId: string): { path: string; example: object } => {
    const { path, example } = operations.find((known) => known.operationId === operationId)!;
    return { path, example: example! };
  };

  /** Gives a command of a visit by its example, on the day on which it can happen. */
  const give = async (command: string, visitId: string): Promise<HttpAnswer> => {
    const { path, example } = exampleOf(`visits.${command}`);
    if (DAYS[command]) await system.moveTo(DAYS[command]);
    const target = command === 'RequestCorrection' && {
      targetEventId: (await system.stream(`studyVisit-${visitId}`))[0]!.id,
    };
    return system.post(by(command), path.replace('{id}', visitId), {
      ...(await withPersons(example, visitId)),
      ...target,
    });
  };

  /** Handles are good for a day, and numbers are given once: an example can only show what they look like. */
  const withPersons = async (example: object, visitId: string): Promise<object> => {
    const { travellers, orderNo } = example as {
      readonly travellers?: readonly { readonly spdNo: string }[];
      readonly orderNo?: string;
    };
    if (!travellers) return example;
    const handles = await system.subjectRefs(s0Niks().slice(0, travellers.length));
    return {
      ...example,
      orderNo: `${orderNo}/${visitId}`,
      travellers: travellers.map((traveller, index) => ({
        ...traveller,
        spdNo: `${traveller.spdNo}/${visitId}`,
        subjectRef: handles[index],
      })),
    };
  };

  /** So that the next example finds its travellers free. */
  const voided = async (visitId: string): Promise<void> => {
    await system.post('kades-sei-asam', `/v1/visits/${visitId}/request-voiding`, {
      reason: 'Contoh ini sudah dicoba sampai selesai.',
    });
    const requests = (await system.stream(`studyVisit-${visitId}`)).filter(({ type }) => type.endsWith('Requested'));
    const { status } = await system.post('walidata', `/v1/visits/${visitId}/confirm-voiding`, {
      requestId: String(requests.length),
    });
    expect(status).toBe(200);
  };

  it('names every route that is served', () => {
    const served = (
      system.sinergi.app.getHttpAdapter().getInstance() as unknown as { printRoutes(options: object): string }
    ).printRoutes({ commonPrefix: false, includeHooks: false });
    const named = new Set(operations.map(({ path }) => path.split('/')[2]!));
    const under = [...served.matchAll(/\/?v1\/([a-z-]+)/g)].map(([, name]) => name!);
    expect(under.length).toBeGreaterThan(5);
    expect(under.filter((name) => !named.has(name))).toEqual([]);
  });

  it('gives every command an example, but for those without an input of their own', () => {
    // An upload has bytes in the place of an input.
    const without = operations.filter(
      ({ method, example, operationId }) => method !== 'GET' && !example && !operationId.startsWith('uploads.'),
    );
    expect(without.map(({ operationId }) => operationId).sort()).toEqual([
      'auth.signOutEverywhere',
      'calendars.revoke',
      'drafts.remove',
      'notification-preferences.remove-address',
      'office-drafts.begin',
      'office-drafts.remove',
      'saved-views.remove',
      'users.DisableUser',
      'users.EnableUser',
      'webhooks.enable',
      'webhooks.remove',
      'webhooks.rotate-secret',
    ]);
  });

  it('is OpenAPI 3.1 by its schema, and refers only to what it holds', async () => {
    const found = async (text: string): Promise<unknown> => {
      const validator = new Validator();
      const { errors } = await validator.validate(JSON.parse(text) as Record<string, unknown>);
      return errors ?? validator.version;
    };
    const text = JSON.stringify(document);
    expect(await found(text)).toBe('3.1');
    expect(await found(text.replaceAll('"in":"query"', '"in":"body"'))).toContainEqual(
      expect.objectContaining({ keyword: 'enum' }),
    );
    expect(await found(text.replace('"Problem404":', '"Problem999":'))).toBe(
      "Can't resolve #/components/responses/Problem404",
    );
  });

  it('holds what linters of such descriptions ask for', () => {
    expect(document.servers).toEqual([expect.objectContaining({ url: '/' })]);
    expect(document.tags.filter(({ description }) => !description?.includes(' / '))).toEqual([]);
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const poor = operations.filter(({ summary, responses }) => {
      const statuses = Object.keys(responses);
      return (
        !summary?.includes(' / ') ||
        !statuses.some((status) => status.startsWith('2')) ||
        !statuses.some((status) => status.startsWith('4'))
      );
    });
    expect(poor.map(({ operationId }) => operationId)).toEqual([]);
    const text = JSON.stringify(document);
    const unused = Object.entries(document.components)
      .flatMap(([kind, parts]) => Object.keys(parts).map((name) => `#/components/${kind}/${name}`))
      .filter((pointer) => !pointer.includes('/securitySchemes/') && !text.includes(`"$ref":"${pointer}"`));
    expect(unused).toEqual([]);
  });

  it('tells each summary and each description of a parameter or group in either language apart', () => {
    const both = (part: object, member: string): boolean => {
      const { id, en } =
        (part as Readonly<Record<string, { readonly id?: string; readonly en?: string }>>)[`x-${member}`] ?? {};
      return String((part as Readonly<Record<string, unknown>>)[member]).startsWith(`${id} / ${en}`);
    };
    const joined = [
      ...operations.filter((each) => !both(each, 'summary')).map(({ operationId }) => operationId),
      ...operations.flatMap(({ operationId, parameters }) =>
        parameters
          .filter((each) => each.description !== undefined && !both(each, 'description'))
          .map(({ name }) => `${operationId} ${name}`),
      ),
      ...document.tags.filter((each) => !both(each, 'description')).map(({ name }) => name),
    ];
    expect(joined).toEqual([]);
  });

  it('names signing in first, and every group of operations once', () => {
    const used = new Set(operations.flatMap(({ tags }) => tags));
    expect(document.tags[0]!.name).toBe('auth');
    expect(document.tags.map(({ name }) => name).sort()).toEqual([...used].sort());
  });

  it('has holidays in a group of their own, beside the regions', () => {
    const groupOf = (path: string) => operations.filter((each) => each.path === path).map(({ tags }) => tags);
    expect([groupOf('/v1/holidays'), groupOf('/v1/regions')]).toEqual([[['holidays']], [['regions']]]);
  });

  it('tells of each code that a list is filtered by, or an input holds, what it means in both languages', () => {
    const { parameters } = operations.find(({ path, method }) => path === '/v1/visits' && method === 'GET')!;
    const told = (name: string): string => parameters.find((each) => each.name === name)!.description!;
    expect(told('status')).toContain(
      '- `TASKED`: Surat Tugas terbit, belum berangkat / travel order issued, not yet begun',
    );
    expect(told('kind')).toContain('- `STUDI_TIRU`: studi tiru');
    expect(told('source')).toContain("- `PADES`: Pendapatan Asli Desa / the village's own income");
    const unexplained = operations.flatMap(({ path, parameters: own }) =>
      own.flatMap(({ name, description, schema }) => {
        const codes = (schema.items ?? schema).enum ?? [];
        return codes.some((each) => /^[A-Z_]+$/.test(each)) &&
          codes.some((each) => !(description ?? '').includes(`\`${each}\`: `))
          ? [`${path} ${name}`]
          : [];
      }),
    );
    expect(unexplained).toEqual([]);
    expect(document.components.schemas['ActingDto']!.properties['capacity']!.description).toContain(
      '- `PLH`: pelaksana harian',
    );
  });

  it.each(Object.keys(BEFORE))('shows an example of %s that works', async (command) => {
    await system.moveTo('2026-11-20T02:00:00.000Z');
    let visitId = '';
    for (const step of [...BEFORE[command]!, command]) {
      const { status, body } = await give(step, visitId);
      expect([step, status, status < 300 || body]).toEqual([step, step === 'ProposeVisit' ? 201 : 200, true]);
      if (step === 'ProposeVisit') visitId = (body as { id: string }).id;
    }
    await system.moveTo('2026-12-04T03:00:00.000Z');
    if (!['CloseVisit', 'ConfirmVoiding'].includes(command)) await voided(visitId);
    await system.settle();
  });

  it('knows every command of a visit', () => {
    const named = operations.flatMap(({ method, operationId }) =>
      method === 'POST' && operationId.startsWith('visits.') ? [operationId.slice(7)] : [],
    );
    expect(named.sort()).toEqual(Object.keys(BEFORE).sort());
  });

  it('shows examples of the keepers of accounts and regions that work', async () => {
    await system.moveTo('2026-12-05T03:00:00.000Z');
    const user = exampleOf('users.RegisterUser');
    const { id } = (await system.post('pengelola-akun', user.path, user.example)).body as { id: string };
    for (const operationId of ['users.GrantRole', 'users.RevokeGrant', 'users.password']) {
      const { path, example } = exampleOf(operationId);
      const request = { path: path.replace('{id}', id), token: await system.tokenOf('pengelola-akun'), body: example };
      const { status } = await system.call({ ...request, method: operationId === 'users.password' ? 'PUT' : 'POST' });
      expect([operationId, status]).toEqual([operationId, operationId === 'users.password' ? 204 : 200]);
    }
    for (const command of ['AddRegionAlias', 'RemoveRegionAlias', 'RegisterNonAdministrativeArea']) {
      const { path, example } = exampleOf(`region-directory.${command}`);
      expect([command, (await system.post('walidata', path, example)).status]).toEqual([command, 200]);
    }
    for (const command of ['LoadWorkingCalendar', 'SetRegionalHolidays']) {
      const { path, example } = exampleOf(`calendars.${command}`);
      expect([command, (await system.post('walidata', path, example)).status]).toEqual([command, 200]);
    }
    const subject = exampleOf('subjects.reference');
    expect((await system.post('kades-sei-asam', subject.path, subject.example)).status).toBe(200);
  });
});
