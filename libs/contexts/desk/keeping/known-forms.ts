import { reject, type Instant, type Role } from '#kernel';
import { commandRoute, grantsAt, type CommandTable, type ModelQuery, type Principal, type TotalsQuery } from '#runtime';
import type { FilledForm } from '../domain/drafts.js';

export interface FormParts {
  readonly tables: readonly CommandTable[];
  readonly queries: readonly ModelQuery[];
  readonly totals: readonly TotalsQuery[];
}

/** Roles that may give the commands on the records of a list, or those of the list. */
interface Commands {
  readonly ofList: ReadonlyMap<string, readonly Role[]>;
  readonly ofRecord: ReadonlyMap<string, readonly Role[]>;
}

/** Which forms and lists there are: nothing is kept of others. */
export class KnownForms {
  private readonly commands = new Map<string, Commands>();
  private readonly readers: ReadonlyMap<string, readonly Role[]>;

  constructor({ tables, queries, totals }: FormParts) {
    this.readers = new Map([...queries, ...totals].map(({ path, roles }) => [path, roles]));
    for (const table of tables) {
      const [ofList, ofRecord] = [new Map<string, readonly Role[]>(), new Map<string, readonly Role[]>()];
      for (const row of table.rows) {
        const route = commandRoute(table, row);
        if (!route) continue;
        const operation = route.creates ? 'new' : route.path.slice(route.path.lastIndexOf('/') + 1);
        (route.hasId ? ofRecord : ofList).set(operation, row.roles);
      }
      this.commands.set(table.path, { ofList, ofRecord });
    }
  }

  /** @throws Rejection `E_VALIDATION` there is no such command, of the list or of a record. */
  requireForm({ list, operation, record }: FilledForm): void {
    const commands = this.commands.get(list);
    if ((record === undefined ? commands?.ofList : commands?.ofRecord)?.has(operation)) return;
    throw reject('E_VALIDATION', {
      field: commands ? '/operation' : '/list',
      messageId: 'Tidak ada formulir untuk daftar dan tindakan ini.',
      messageEn: 'There is no form of that list and command.',
    });
  }

  /** @throws Rejection `E_VALIDATION` */
  requireList(list: string): void {
    if (this.readers.has(list)) return;
    throw reject('E_VALIDATION', {
      field: '/list',
      messageId: 'Tidak ada daftar dengan nama ini.',
      messageEn: 'There is no list of that name.',
    });
  }

  /**
   * Whoever reads the records of a list and has a part in them prepares its forms for others; who only looks on, none.
   * @throws Rejection `E_SCOPE`
   */
  requirePart(principal: Principal, list: string, now: Instant): void {
    const held = grantsAt(principal, now).map(({ role }) => role);
    const holdsOne = (roles: readonly Role[] = []): boolean => roles.some((role) => held.includes(role));
    const { ofRecord = new Map<string, readonly Role[]>() } = this.commands.get(list) ?? {};
    if (holdsOne(this.readers.get(list)) && [...ofRecord.values()].some(holdsOne)) return;
    throw reject('E_SCOPE', {
      messageId: 'Konsep untuk kantor disiapkan oleh yang membaca daftar ini dan ikut mengerjakan catatannya.',
      messageEn: 'A draft of the office is prepared by whoever reads this list and has a part in its records.',
    });
  }
}
