import { it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { SystemUnderTest } from './system.js';
it('prints', async () => {
  const system = await SystemUnderTest.start();
  const { body } = await system.get('kades-sei-asam', '/v1/visits');
  const { id } = (body as { items: { id: string }[] }).items[0]!;
  for (const kind of ['surat-tugas', 'spd', 'daftar-hadir', 'laporan']) {
    const started = Date.now();
    const answer = await system.sinergi.app.inject({
      url: `/v1/visits/${id}/papers/${kind}`,
      headers: { authorization: `Bearer ${await system.tokenOf('kades-sei-asam')}` },
    });
    console.log(kind, answer.statusCode, answer.headers['content-type'], Date.now() - started, answer.statusCode === 200 ? '' : answer.body);
    writeFileSync(`/tmp/papers-look/${kind}.pdf`, answer.rawPayload);
  }
  await system.stop();
}, 60_000);
