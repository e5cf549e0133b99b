import type { Meaning } from '#kernel';

/** Parts of addresses below that of a record. */
export const CONTENT: Meaning = ['isi', 'content'];
export const FILE: Meaning = ['berkas', 'file'];
export const PAPER: Meaning = ['naskah', 'papers'];
export const DIFFERENCE: Meaning = ['perbedaan', 'difference'];
