import type { ContextViews } from '#views';
import { deskPage } from './desk.page.js';
import { importSection } from './import.section.js';
import { startPage } from './start.page.js';

export const importViews: ContextViews = { sections: [importSection], pages: [startPage, deskPage] };
