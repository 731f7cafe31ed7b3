import { expect } from '@open-wc/testing';
import { bannerFiles, bannerMessages } from '../../src/ui/messages/banner.js';
import { embedFiles } from '../../src/ui/messages/embed.js';
import { settingsFiles, settingsMessages } from '../../src/ui/messages/settings.js';

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

for (const [surface, files] of Object.entries({ banner: bannerFiles, embed: embedFiles, settings: settingsFiles })) {
  describe(`messages of ${surface}`, () => {
    for (const [language, file] of Object.entries(files)) {
      it(`${language} has every key, non-empty, with the placeholders of English, and says how it was checked`, async () => {
        const english: Record<string, string> = { ...(await files.en()).default };
        const { default: messages, status } = await file();
        const texts: Record<string, string> = { ...messages };
        expect(Object.keys(texts).sort()).to.deep.equal(Object.keys(english).sort());
        for (const [key, text] of Object.entries(texts)) {
          expect(text.trim(), key).to.not.equal('');
          expect(placeholders(text), key).to.deep.equal(placeholders(english[key]!));
        }
        expect(status).to.be.oneOf(['reviewed', 'draft']);
      });
    }
  });
}

describe('messages', () => {
  it('serve a regional tag with its base language, and an unknown one with English', async () => {
    expect((await bannerMessages('ko-KR')).reject).to.equal('모두 거부');
    expect((await bannerMessages('tlh')).reject).to.equal('Reject all');
    expect((await settingsMessages('ar')).save).to.equal('حفظ الاختيارات');
  });

  it('refuse in words that automatic refusal tools know', async () => {
    expect((await bannerMessages('en')).reject).to.match(/^reject all$/i);
  });
});
