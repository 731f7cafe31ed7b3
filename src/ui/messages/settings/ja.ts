import type { SettingsMessages } from '../settings.js';

export const status = 'draft';
export default {
  "intro": "{name}がこのブラウザーで行えることを選択してください。オフのままの項目は使用されません。いつでもここで変更できます。",
  "close": "保存せずに閉じる",
  "save": "選択を保存",
  "saved": "選択を保存しました。",
  "optional": "選択できる項目",
  "required": "サイトの動作に必要な項目",
  "always": "常に有効",
  "signal": "オプトアウト信号を適用しました：お使いのブラウザーがデータの販売や共有を拒否しているため、この項目はオフです。ここで許可することもできます。",
  "details": "提供先・内容・保存期間",
  "items": "データ",
  "retention": "保存期間",
  "effect": "拒否した場合",
  "basis": "法的根拠",
  "services": "サービス",
  "cookie": "Cookie",
  "storage": "ブラウザーの保存領域",
  "basis.consent": "本人の同意",
  "basis.contract": "契約の履行、または契約前の求めに応じた措置",
  "basis.law": "法的義務",
  "basis.legitimate-interest": "正当な利益",
  "basis.vital": "生命・健康の保護",
  "basis.public-safety": "公共の安全・衛生"
} satisfies SettingsMessages;
