import type { EmbedMessages } from '../embed.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "privacy": "Gizlilik politikası",
  "embed.text": "Yüklediğinizde tarayıcınız {name} ile bağlantı kurar; IP adresiniz iletilir ve çerez bırakılabilir. “Her zaman” iznini çerez ayarlarından geri alabilirsiniz.",
  "embed.once": "Bir kez yükle",
  "embed.always": "{name} için her zaman izin ver"
} satisfies EmbedMessages;
