import type { SettingsMessages } from '../settings.js';

export const status = 'draft';
export default {
  "intro": "{name} için bu tarayıcıda nelere izin vereceğinizi seçin. Kapalı bıraktıklarınız kapalı kalır; istediğiniz zaman geri dönebilirsiniz.",
  "close": "Kaydetmeden kapat",
  "save": "Seçimleri kaydet",
  "saved": "Seçimleriniz kaydedildi.",
  "optional": "Karar sizin",
  "required": "Sitenin çalışması için gerekli",
  "always": "Her zaman açık",
  "signal": "Vazgeçme sinyali uygulandı: tarayıcınız sitelerden verilerinizi satmamalarını veya paylaşmamalarını istiyor, bu nedenle bu seçenek kapalı. Yine de burada izin verebilirsiniz.",
  "details": "Kim, ne ve ne kadar süre",
  "items": "Veriler",
  "retention": "Saklama süresi",
  "effect": "Reddederseniz",
  "basis": "Hukuki dayanak",
  "services": "Hizmetler",
  "cookie": "Çerez",
  "storage": "Tarayıcı depolaması",
  "basis.consent": "Açık rızanız",
  "basis.contract": "Sizinle yapılan bir sözleşme ya da öncesinde talep ettiğiniz adımlar",
  "basis.law": "Yasal yükümlülük",
  "basis.legitimate-interest": "Meşru menfaat",
  "basis.vital": "Bir kişinin yaşamının veya sağlığının korunması",
  "basis.public-safety": "Kamu güvenliği veya sağlığı"
} satisfies SettingsMessages;
