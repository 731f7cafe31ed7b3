import type { BannerMessages } from '../banner.js';

export const status = 'draft';
export default {
  "dir": "rtl",
  "title": "خصوصيتك، قرارك",
  "text": "تطلب {name} استخدام ملفات تعريف الارتباط وتخزين مشابه من أجل: {purposes}. تبقى متوقفة ما لم توافق، ويمكنك تغيير رأيك في أي وقت.",
  "privacy": "سياسة الخصوصية",
  "reject": "رفض الكل",
  "accept": "قبول الكل",
  "settings": "إعدادات ملفات تعريف الارتباط"
} satisfies BannerMessages;
