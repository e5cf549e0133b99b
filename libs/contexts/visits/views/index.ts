import type { ContextViews } from '#views';
import { mapPage } from './map.page.js';
import { jointVisitSection } from './joint-visit.section.js';
import { historicalSection } from './historical.section.js';
import { travelCeilingSection } from './travel-ceiling.section.js';
import { visitSection } from './visit.section.js';

export const visitViews: ContextViews = {
  pages: [mapPage],
  sections: [visitSection, jointVisitSection, historicalSection, travelCeilingSection],
};
