import type { ContextViews } from '#views';
import { modelVillageSection } from './model-village.section.js';

export const modelVillageViews: ContextViews = { sections: [modelVillageSection] };
