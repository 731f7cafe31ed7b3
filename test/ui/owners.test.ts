import { expect } from '@open-wc/testing';
import { isOwners } from '../../src/ui/honesty/owners.js';

describe('where a theme is reviewed', () => {
  it('on the owner’s machine and network, and with the inspector; never for visitors', () => {
    const at = (hostname: string, search = '') => isOwners({ hostname, search });
    const own = [
      'localhost',
      'shop.localhost',
      'shop.test',
      'nas.local',
      '127.0.0.1',
      '10.0.0.7',
      '192.168.1.5',
      '172.16.0.1',
      '172.31.9.9',
      '[::1]',
      '[fd12::1]',
      '',
    ];
    const others = [
      'shop.example',
      'localhost.example',
      '10.example',
      '127.example.com',
      '172.32.0.1',
      '172.15.0.1',
      '192.169.0.1',
      '[2001:db8::1]',
      'test',
      'latest',
      'mylocal',
    ];
    expect(own.filter((name) => !at(name))).to.deep.equal([]);
    expect(others.filter((name) => at(name))).to.deep.equal([]);
    expect(at('shop.example', '?assent-inspect')).to.equal(true);
  });
});
