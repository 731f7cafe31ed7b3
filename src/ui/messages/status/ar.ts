import type { StatusMessages } from '../status.js';

export const status = 'draft';
export default {
  "dir": "rtl",
  "status.unset": "لم يُختر شيء بعد، وكل ما هو اختياري متوقف.",
  "status.none": "كل ما هو اختياري متوقف.",
  "status.allowed": "المفعّل: {items}.",
  "status.without": "{purpose} (دون {services})",
  "status.signal": "تمت مراعاة إشارة الاعتراض."
} satisfies StatusMessages;
