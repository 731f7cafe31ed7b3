import $ from 'jquery';

window.tour = async ({ note, root, other, until }) => {
  await new Promise((ready) => $(ready));
  const box = $('<div class="box">').appendTo(root);
  const say =
    (what) =>
    (...args) =>
      note(what, ...args.map((arg) => arg?.status ?? arg));
  await $.ajax({ url: '/x/echo', data: { a: 1 }, headers: { 'X-Tour': 'jquery' } }).then(say('get'));
  await $.ajax({ url: '/x/echo', method: 'POST', data: { b: [1, 2] } }).then(say('post'));
  await $.getJSON(`${other}/x/echo?far=1`).then(say('far'));
  await $.ajax({ url: '/x/missing' }).then(say('found'), (xhr, text, error) => note(xhr.status, text, String(error)));
  await $.ajax({ url: '/x/slow', timeout: 20 }).then(say('slow'), (_xhr, text) => note('slow', text));
  const asked = $.ajax('/x/slow');
  asked.abort();
  await asked.then(say('aborted'), (_xhr, text) => note('aborted', text));
  await $.ajax({ url: `${other}/x/jsonp.js`, dataType: 'jsonp', jsonpCallback: 'tourCallback' }).then(say('jsonp'));
  await $.getScript('/x/part.js?by=getScript').then(() => note('getScript'));
  await $.getScript(`${other}/x/part.js?by=farScript`).then(() => note('farScript'));
  await $.getScript('/x/missing.js').then(say('script'), (xhr) => note('script', xhr.status));
  box.html('<p>one</p><script>note("inline", this === window)</script><script src="/x/part.js?by=html"></script>');
  await until(() => log.some((line) => line.includes('by=html')));
  box.append(
    '<i>two</i>',
    $('<script>').text('note("appended")'),
    $.parseHTML('<b>three</b><script>note("kept")</script>', true),
  );
  box.load('/x/fragment.html #part', (_html, status) => note('load', status));
  await until(() => box.find('#part')[0]);
  const image = $('<img alt="">').on('load error', ({ type }) => note('image', type));
  box.append(image.attr('src', '/x/pic.gif'));
  await until(() => log.some((line) => line.includes('"image"')));
  box.on('click', 'i', function (event, extra) {
    note('click', this.localName, event.type, extra);
  });
  box.append('<i>four</i>').find('i').trigger('click', ['extra']).attr({ title: 't', 'data-n': 5 });
  note(box.find('i').data('n'), box.clone(true).html(), $.param({ a: [1, { b: 2 }] }));
  await box.animate({ opacity: 0.5 }, 10).promise();
  box.wrapInner('<section>').find('img').remove();
};
