/** What the four companies of /themes.html say, and the bar that switches between them. */
export const words = {
  en: {
    switcher: 'Looks',
    back: 'Demo',
    light: 'Light',
    dark: 'Dark',
    settings: 'Privacy settings',
    kinds: { bank: 'Bank', shop: 'Fashion', paper: 'Newspaper', tool: 'Developer tool' },
    companies: {
      bank: {
        name: 'Meridian Bank',
        logo: 'Meridian',
        nav: ['Accounts', 'Cards', 'Mortgages'],
        kicker: 'Everyday account',
        head: 'Money that minds its own business.',
        lead: 'One account, no monthly fee, and a person who answers when you call.',
        go: 'Open an account',
        cards: [
          ['2.75 % on savings', 'Paid monthly, from the first pound.'],
          ['Freeze in a tap', 'Lost card? Stop it before the kettle boils.'],
          ['Covered to £85,000', 'By the deposit guarantee scheme.'],
        ],
        ask: 'Your privacy, your decision',
        why: 'We would like to count visits and to tell whether our advertising works. Your account works the same either way.',
      },
      shop: {
        name: 'Maison Noémi',
        logo: 'Noémi',
        nav: ['Woman', 'Man', 'Atelier'],
        kicker: 'Autumn, unhurried',
        head: 'The long coat',
        lead: 'Undyed wool from three farms, cut in Porto, made once.',
        go: 'See the collection',
        cards: [
          ['Coats', 'From 420'],
          ['Knitwear', 'From 160'],
          ['Leather', 'From 240'],
        ],
        ask: 'A word before you browse',
        why: '',
      },
      paper: {
        name: 'The Tidewater Post',
        logo: 'The Tidewater Post',
        nav: ['Harbour', 'Politics', 'Weather', 'Letters'],
        kicker: 'Harbour',
        head: 'After nine years, the ferry comes home',
        lead: 'The council voted at midnight. By six, half the town stood on the quay with flags and thermos flasks.',
        go: 'Read on',
        cards: [
          ['School roofs: who pays?', 'A report that nobody wanted to sign.'],
          ['Storm by Thursday', 'Gusts of 90 km/h are expected on the outer islands.'],
          ['The last lamplighter', 'Obituary. She kept the pier lit for forty winters.'],
        ],
        ask: 'Reading is free of charge, and of tracking',
        why: 'With your permission we also count what is read and measure our advertisements.',
      },
      tool: {
        name: 'stackline',
        logo: 'stackline',
        nav: ['Docs', 'Pricing', 'Changelog'],
        kicker: 'v4.2 is out',
        head: 'Traces you can read at 3 a.m.',
        lead: 'One binary, no agents. See the slow query before your users do.',
        go: 'Start free',
        code: `<b>$</b> stackline up
  listening on :4317

<b>$</b> stackline slow --last 1h
  GET /invoices   p99 812 ms
  └ SELECT … FROM lines   <i>701 ms</i>
    missing index: lines(invoice_id)`,
        cards: [
          ['Open formats', 'OpenTelemetry in, Parquet out.'],
          ['Yours to run', 'On a laptop or on forty nodes.'],
          ['Honest pricing', 'By the gigabyte, never by the seat.'],
        ],
        ask: 'Telemetry? Opt-in.',
        why: 'Off until you say so.',
      },
    },
  },
  ko: {
    switcher: '테마',
    back: '데모',
    light: '밝게',
    dark: '어둡게',
    settings: '개인정보 설정',
    kinds: { bank: '은행', shop: '패션', paper: '신문', tool: '개발 도구' },
    companies: {
      bank: {
        name: '메리디안 은행',
        logo: 'Meridian',
        nav: ['계좌', '카드', '대출'],
        kicker: '입출금 통장',
        head: '돈 관리, 조용하고 확실하게.',
        lead: '월 수수료 없는 통장 하나. 전화하면 사람이 받습니다.',
        go: '계좌 만들기',
        cards: [
          ['연 2.75 % 저축', '매달 이자를 드립니다.'],
          ['한 번에 카드 정지', '잃어버린 카드를 바로 멈춥니다.'],
          ['예금자 보호', '법이 정한 한도까지 보호됩니다.'],
        ],
        ask: '개인정보, 직접 결정하세요',
        why: '방문 수를 세고 광고 효과를 확인하려 합니다. 거부해도 모든 서비스는 똑같이 이용할 수 있습니다.',
      },
      shop: {
        name: '메종 노에미',
        logo: 'Noémi',
        nav: ['여성', '남성', '아틀리에'],
        kicker: '느린 가을',
        head: '롱 코트',
        lead: '세 농장의 염색하지 않은 울로, 한 번만 만듭니다.',
        go: '컬렉션 보기',
        cards: [
          ['코트', '42만 원부터'],
          ['니트', '16만 원부터'],
          ['가죽', '24만 원부터'],
        ],
        ask: '둘러보기 전에',
        why: '',
      },
      paper: {
        name: '포구일보',
        logo: '포구일보',
        nav: ['항구', '정치', '날씨', '독자'],
        kicker: '항구',
        head: '구 년 만에 여객선이 돌아온다',
        lead: '의회는 자정에 표결했다. 여섯 시, 읍내 절반이 깃발과 보온병을 들고 부두에 섰다.',
        go: '이어 읽기',
        cards: [
          ['학교 지붕, 누가 고치나', '아무도 서명하려 하지 않은 보고서.'],
          ['목요일 강풍', '바깥 섬에는 시속 90 km의 돌풍이 예상된다.'],
          ['마지막 등지기', '부고. 마흔 번의 겨울 동안 부두를 밝혔다.'],
        ],
        ask: '읽는 사람을 뒤쫓지 않습니다',
        why: '허락하시면 어떤 기사가 읽히는지 세고 광고 효과를 측정합니다.',
      },
      tool: {
        name: 'stackline',
        logo: 'stackline',
        nav: ['문서', '요금', '변경 내역'],
        kicker: 'v4.2 출시',
        head: '새벽 세 시에도 읽히는 트레이스.',
        lead: '바이너리 하나, 에이전트 없음. 느린 쿼리를 먼저 봅니다.',
        go: '무료로 시작',
        code: `<b>$</b> stackline up
  listening on :4317

<b>$</b> stackline slow --last 1h
  GET /invoices   p99 812 ms
  └ SELECT … FROM lines   <i>701 ms</i>
    missing index: lines(invoice_id)`,
        cards: [
          ['열린 형식', 'OpenTelemetry로 받고 Parquet로 냅니다.'],
          ['직접 운영', '노트북에서도, 노드 마흔 대에서도.'],
          ['정직한 요금', '사용자 수가 아니라 용량대로.'],
        ],
        ask: '텔레메트리는 옵트인입니다',
        why: '허용하기 전에는 꺼져 있습니다.',
      },
    },
  },
};
