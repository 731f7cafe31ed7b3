import type { BannerMessages } from '../banner.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "title": "Gizliliğiniz, sizin seçiminiz",
  "text": "{name}, çerezleri ve benzer depolama yöntemlerini şu amaçlarla kullanmak istiyor: {purposes}. Siz kabul etmedikçe kapalı kalırlar ve seçiminizi istediğiniz zaman değiştirebilirsiniz.",
  "privacy": "Gizlilik politikası",
  "reject": "Tümünü reddet",
  "accept": "Tümünü kabul et",
  "settings": "Çerez ayarları"
} satisfies BannerMessages;
