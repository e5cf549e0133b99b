import { instantOf, type Shown } from '#views';
import { withinBounds } from '../bounds.js';
import type { Draft } from '../desk.js';
import { inputAndUploads } from '../evidence.js';
import type { Known } from '../kept.js';
import { withoutPast } from '../persons.js';
import { commandPage, formedCommand } from './command.js';
import type { CommandAsk } from './command-ask.js';
import { keptBy } from './draft-change.js';
import { controlsOf } from './form-controls.js';

const ofForm = (ask: CommandAsk, { list, operation, record }: Draft): boolean =>
  list === ask.section.list && operation === ask.operation && record === ask.id;

/** The form as a draft holds it; the empty form where there is none. */
export const draftedForm = async (ask: CommandAsk, asking: Known, now: string): Promise<Shown> => {
  const { desk, query, ui, describe, api, zone } = asking;
  const id = query['konsep'];
  if (!id || !desk) return commandPage(ask, asking);
  const sought = <Of extends Draft>(draft: Of | undefined): Of | undefined =>
    draft && ofForm(ask, draft) ? draft : undefined;
  const ofOffice = sought(await desk.office?.draft(id));
  const draft = ofOffice ?? sought(await desk.draft(id));
  if (!draft) return commandPage(ask, asking);
  const posted = new Map(
    draft.fields.map(([name]) => [name, draft.fields.filter((field) => field[0] === name).map(([, value]) => value)]),
  );
  const { at, revision } = controlsOf(posted);
  const { input } = await formedCommand(ask, asking, { targetEventId: posted.get('/targetEventId')?.[0] });
  const { uploads, value: kept } = await inputAndUploads(input, posted, draft.id, api, describe.asked);
  const { value: bounded, errors } = withinBounds(kept, input, describe.asked, ui);
  const { value, past } = withoutPast(bounded, input, describe.asked, now);
  return commandPage(ask, asking, {
    uploads,
    value,
    errors,
    commandId: draft.id,
    revision,
    ...(at !== undefined && { step: at }),
    ...(ofOffice && { draft: ofOffice.version, opened: true }),
    note: past
      ? ui.say([
          `Isian sebelumnya ada di bawah; NIK dan nama ${past} orang perlu diketik lagi, karena hanya dikenali selama sehari`,
          `What you filled in before is below; type NIK and name of ${past === 1 ? 'one person' : `${past} persons`} again, since they are known for a day only`,
        ])
      : ofOffice
        ? `${ui.say(['Konsep kantor', 'Draft of the office'])}, ${keptBy(ofOffice, ui)}, ${instantOf(ofOffice.savedAt, zone, ui.language)}`
        : ui.say(['Isian sebelumnya ada di bawah', 'What you filled in before is below']),
  });
};
