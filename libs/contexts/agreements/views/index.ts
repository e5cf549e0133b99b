import type { ContextViews } from '#views';
import { agreementSection } from './agreement.section.js';

export const agreementViews: ContextViews = { sections: [agreementSection] };
