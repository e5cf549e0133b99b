import type { ContextViews } from '#views';
import { agreementSection } from './agreement.section.js';
import { historicalAgreementSection } from './historical-agreement.section.js';

export const agreementViews: ContextViews = { sections: [agreementSection, historicalAgreementSection] };
