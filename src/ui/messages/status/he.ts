import type { StatusMessages } from '../status.js';

export const status = 'draft';
export default {
  "dir": "rtl",
  "status.unset": "עדיין לא נבחר דבר, וכל מה שאינו חובה כבוי.",
  "status.none": "כל מה שאינו חובה כבוי.",
  "status.allowed": "פעיל: {items}.",
  "status.without": "{purpose} (ללא {services})",
  "status.signal": "אות הסירוב כובד."
} satisfies StatusMessages;
