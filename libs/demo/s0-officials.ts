import { demoDocument } from './documents.js';

/** Names stated in the article; every other official is named by office. */
export const SEKCAM_ANGSANA = 'Catur Harianto';
export const PJ_KADES_ANGSANA = 'Sayid Firdaus';
export const SEKCAM_MANDATE = demoDocument('S0-mandat-sekcam', 'Surat mandat Camat Angsana', '2024-11-05');
