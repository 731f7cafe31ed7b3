import type { HistoryMessages } from '../history.js';

export const status = 'draft';
export default {
  "dir": "rtl",
  "history.label": "قراراتك",
  "history.loading": "جارٍ التحميل…",
  "history.empty": "لم يُتخذ أي قرار في هذا المتصفح.",
  "history.failed": "تعذّر تحميل القائمة. يُعرض ما يعرفه هذا المتصفح.",
  "history.retry": "أعد المحاولة",
  "history.accepted": "قُبل الكل",
  "history.refused": "رُفض الكل",
  "history.chosen": "تم الاختيار",
  "history.allowed": "مسموح: {items}",
  "history.denied": "مرفوض: {items}",
  "history.stored": "مسجّل",
  "history.waiting": "لم يُرسل بعد",
  "history.local": "محفوظ في هذا المتصفح فقط",
  "history.receipt": "تنزيل الإيصال",
  "history.download": "تنزيل",
  "history.missing": "تعذّر تحميل الإيصال. أعد المحاولة."
} satisfies HistoryMessages;
