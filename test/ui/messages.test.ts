import { expect } from '@open-wc/testing';
import { bannerMessages } from '../../src/ui/messages/banner.js';
import { settingsMessages } from '../../src/ui/messages/settings.js';

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
