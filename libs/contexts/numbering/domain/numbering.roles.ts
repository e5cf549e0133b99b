import { covers, levelOf, reject, type Actor, type RegionRef, type Role } from '#kernel';

/** Who works in an office and has numbers given to its papers. */
export const HOLDERS: readonly Role[] = [
  'VILLAGE_OPERATOR',
  'VILLAGE_HEAD',
  'BPD_MEMBER',
  'BKAD_OFFICER',
  'DISTRICT_OFFICER',
  'REGENCY_PMD',
  'REGENCY_COOP',
  'REGENCY_HEAD',
  'REGENCY_SECRETARY',
  'OPD_HEAD',
  'TREASURER',
  'PROVINCE_PMD',
  'GOVERNOR',
  'DPRD_SECRETARIAT',
  'MINISTRY_OFFICER',
];

/** Who keeps the register of offices keeps their rules, too; those of villages also the agency for them. */
export const KEEPERS: readonly Role[] = ['DATA_STEWARD', 'REGENCY_SECRETARY', 'MINISTRY_OFFICER'];
const VILLAGE_KEEPERS: readonly Role[] = [...KEEPERS, 'REGENCY_PMD', 'PROVINCE_PMD'];

/** Who may set the rules of an office, by its region: absent, an office of the country. */
export const keepersOf = (region: RegionRef | undefined): readonly Role[] =>
  region && levelOf(region.code) === 4 ? VILLAGE_KEEPERS : KEEPERS;

/** COM-04: nobody but its keeper sets the rules of an office in which he does not act. */
export const requireOwnOrKept = (officeId: string, region: RegionRef | undefined, actor: Actor): void => {
  const keeps = keepersOf(region).includes(actor.role) && (!region || covers(actor.scope, region.code));
  if (keeps || actor.officeId === officeId) return;
  throw reject('E_NO_AUTHORITY', {
    ruleId: 'COM-04',
    field: '/officeId',
    details: { officeId, own: [actor.officeId] },
    messageId: `Anda tidak bertindak untuk kantor ${officeId}; aturan penomorannya ditetapkan di sana atau oleh pengelola register jabatan.`,
    messageEn: `You do not act for the office ${officeId}; its numbering rules are set there, or by who keeps the register of offices.`,
  });
};
