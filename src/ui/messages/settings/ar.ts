import type { SettingsMessages } from '../settings.js';

export const status = 'draft';
export default {
  "intro": "اختر ما يُسمح لـ {name} بفعله في هذا المتصفح. ما لا تفعّله يبقى متوقفًا، ويمكنك العودة في أي وقت.",
  "close": "إغلاق دون حفظ",
  "save": "حفظ الاختيارات",
  "saved": "تم حفظ اختياراتك.",
  "optional": "القرار لك",
  "required": "ضروري لعمل الموقع",
  "always": "مفعّل دائمًا",
  "signal": "تم احترام إشارة الرفض: يطلب متصفحك عدم مشاركة بياناتك أو بيعها، لذلك هذا الخيار متوقف. لا يزال بإمكانك السماح به هنا.",
  "details": "من، وماذا، وإلى متى",
  "items": "البيانات",
  "retention": "مدة الاحتفاظ",
  "effect": "إذا رفضت",
  "basis": "الأساس القانوني",
  "services": "الخدمات",
  "cookie": "ملف تعريف ارتباط",
  "storage": "تخزين المتصفح",
  "basis.consent": "موافقتك",
  "basis.contract": "عقد معك، أو خطوات طلبتها قبل إبرامه",
  "basis.law": "التزام قانوني",
  "basis.legitimate-interest": "مصلحة مشروعة",
  "basis.vital": "حماية حياة شخص أو صحته",
  "basis.public-safety": "السلامة العامة أو الصحة العامة"
} satisfies SettingsMessages;
