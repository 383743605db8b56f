/** Who keeps the register of papers. */
import { permission } from '../../org/permissions.js';

export const seePapersPermission = permission('papers.see', { office: 'all', leader: 'all' });

/** Entering papers, saying where they stand, taking one out again. */
export const keepPapersPermission = permission('papers.keep', { office: 'all', leader: 'all' });
