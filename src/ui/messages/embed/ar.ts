import type { EmbedMessages } from '../embed.js';

export const status = 'draft';
export default {
  "dir": "rtl",
  "privacy": "سياسة الخصوصية",
  "embed.text": "عند التحميل يتصل متصفحك بـ {name}، التي تعرف عنوان IP الخاص بك وقد تحفظ ملفات تعريف الارتباط. يمكنك إلغاء «السماح دائمًا» من إعدادات ملفات تعريف الارتباط.",
  "embed.once": "التحميل هذه المرة",
  "embed.always": "السماح دائمًا لـ {name}"
} satisfies EmbedMessages;
