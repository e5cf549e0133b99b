import type { ImportLayout } from '../domain/import.codes.js';
import { agreementRegister } from './agreement-register.js';
import type { RegisterKind } from './register-kind.js';
import { visitRegister } from './visit-register.js';

/** How each kind of register is read. */
export const REGISTERS: Readonly<Record<ImportLayout, RegisterKind>> = {
  VISITS: visitRegister,
  AGREEMENTS: agreementRegister,
};
