export { readCookie } from './decision/read-cookie.js';
export type { Choice, ConsentRecord } from './decision/types.js';
