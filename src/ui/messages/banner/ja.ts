import type { BannerMessages } from '../banner.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "title": "プライバシーの選択",
  "text": "{name}は、次の目的でCookieおよび類似の保存技術の使用について同意を求めています：{purposes}。同意するまで使用されず、選択はいつでも変更できます。",
  "privacy": "プライバシーポリシー",
  "reject": "すべて拒否",
  "accept": "すべて同意",
  "settings": "Cookieの設定"
} satisfies BannerMessages;
