import { describe, expect, it } from 'vitest';
import { importing, said, understood, writtenIn } from './importing.ts';

const smil = (body: string, head = '') => importing(`<smil>\n<head>${head}</head>\n<body>\n${body}\n</body>\n</smil>`);
const layout = (...regions: readonly string[]) =>
  `<layout><root-layout width="1920" height="1080"/>${regions.join('')}</layout>`;

describe('a SMIL file', () => {
  it('plays what a sequence plays, in its order, with lengths, fits and loudness', async () => {
    const imported = await smil(
      `<seq repeatCount="indefinite">
        <img src="a.jpg" dur="10s" fit="meet"/>
        <seq><img src="b.png" dur="00:01:30" fit="fill" alt="Năm bước"/></seq>
        <video src="c.mp4" fit="slice" soundLevel="40%"/>
        <video src="d.mp4" dur="5" soundLevel="0"/>
        <ref src="https://portal.example/" type="text/html" dur="30s"/>
        <ref src="e" type="video/mp4"/>
        <audio src="f.mp3"/>
      </seq>`,
      '<meta name="title" content="Sảnh một cửa"/><meta http-equiv="Refresh" content="300"/>',
    );

    expect(imported.kind).toBe('smil');
    expect(writtenIn(imported)).toEqual({
      formatVersion: 1,
      title: 'Sảnh một cửa',
      refresh: { intervalSeconds: 300 },
      defaults: { muted: false },
      items: [
        { src: 'a.jpg', durationSeconds: 10, fit: 'contain' },
        { src: 'b.png', durationSeconds: 90, fit: 'fill', alt: 'Năm bước' },
        { src: 'c.mp4', fit: 'cover', volume: 40 },
        { src: 'd.mp4', durationSeconds: 5, muted: true },
        { type: 'web', src: 'https://portal.example/', durationSeconds: 30 },
        { type: 'video/mp4', src: 'e' },
        { src: 'f.mp3' },
      ],
    });
    expect(understood(imported).campaigns).toHaveLength(1);
  });

  it('gives the classes of an excl priorities, the first the highest', async () => {
    const imported = await smil(`<par><excl>
      <priorityClass higher="stop" lower="never">
        <par id="trua" begin="wallclock(R/2020-01-01T11:30/P1D)" end="wallclock(R/2020-01-01T13:59:59/P1D)"><video src="trua.mp4"/></par>
      </priorityClass>
      <priorityClass higher="pause"><seq id="ngay"><video src="a.mp4"/><excl>
        <priorityClass><img id="gap" src="b.jpg" dur="9s" begin="wallclock(2026-12-01)" end="wallclock(2026-12-02)"/></priorityClass>
        <priorityClass><img id="thuong" src="c.jpg" dur="9s"/></priorityClass>
      </excl></seq></priorityClass>
    </excl></par>`);

    expect(writtenIn(imported).campaigns).toEqual([
      { id: 'trua', priority: 20, dayparts: ['11:30-14:00'], items: [{ src: 'trua.mp4' }] },
      { id: 'ngay', items: [{ src: 'a.mp4' }] },
      {
        id: 'gap',
        priority: 10,
        flight: { from: '2026-12-01', until: '2026-12-01' },
        items: [{ src: 'b.jpg', durationSeconds: 9 }],
      },
      { id: 'thuong', items: [{ src: 'c.jpg', durationSeconds: 9 }] },
    ]);
    expect(said(imported, 'changed').map((words) => words.replace(/: .*/, ''))).toEqual([
      'line 4 <excl>; line 8 <excl>',
      'line 5 <priorityClass>',
      'line 8 <priorityClass>; line 10 <priorityClass>',
      'line 8 <excl>',
    ]);
    expect(understood(imported).interrupts).toEqual([]);
  });

  it('keeps the biggest region that something is shown in, and lists the others', async () => {
    const imported = await smil(
      `<par>
        <seq><img src="strip.png" dur="9s" region="strip"/></seq>
        <seq><img src="main.png" dur="9s" region="main"/><img src="all.png" dur="9s"/></seq>
      </par>`,
      layout(
        '<region regionName="unused" width="100%" height="100%"/>',
        '<region regionName="strip" top="85%" width="100%" height="15%"/>',
        '<region xml:id="main" width="1920" height="85%" fit="fill"/>',
      ),
    );

    expect(writtenIn(imported).items?.map(({ src, fit }) => [src, fit])).toEqual([
      ['main.png', 'fill'],
      ['all.png', 'fill'],
    ]);
    expect(said(imported, 'left-out')).toEqual([
      expect.stringMatching(/^line 2 <region>: everything in the region "strip": .*"main" is the biggest.*"overlays"/),
    ]);
  });

  it('lets what stood side by side in one region take turns, and says so', async () => {
    const imported = await smil(
      '<par><seq id="a"><video src="a.mp4"/></seq>\n<seq id="b"><video src="b.mp4"/></seq></par>',
    );

    expect(writtenIn(imported).campaigns?.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(said(imported, 'changed')[0]).toBe(
      'line 4 <seq>; line 5 <seq>: were shown at the same time in one region; here they take turns',
    );
  });

  it('writes repeats out, within reason', async () => {
    const seq = (count: string) =>
      smil(`<seq><img src="a.jpg" dur="9s"/><seq repeatCount="${count}"><img src="b.jpg" dur="9s"/></seq></seq>`);

    expect(writtenIn(await seq('3')).items?.map(({ src }) => src)).toEqual(['a.jpg', 'b.jpg', 'b.jpg', 'b.jpg']);
    const many = await seq('100000');
    expect(writtenIn(many).items).toHaveLength(2);
    expect(said(many, 'changed')[0]).toMatch(/^line 4 <seq>: is repeated more often than can be written out/);
  });

  it('tells what stood behind something that never ended', async () => {
    const imported = await smil(
      '<seq><seq repeatCount="indefinite"><video src="a.mp4"/></seq>\n<video src="b.mp4"/></seq>',
    );

    expect(writtenIn(imported).items).toHaveLength(2);
    expect(said(imported, 'changed')[0]).toMatch(/^line 5 <video>: stands behind something that never ends/);
  });

  it('needs no prefetch and no waiting picture', async () => {
    const imported = await smil(`<par>
      <seq end="__prefetchEnd.endEvent"><img src="loading.png" dur="5s"/></seq>
      <par begin="__prefetchEnd.endEvent"><seq><prefetch src="a.mp4"/><prefetch src="b.mp4"/></seq><seq><video src="a.mp4"/></seq></par>
    </par>`);

    expect(writtenIn(imported).items).toEqual([{ src: 'a.mp4' }]);
    expect(said(imported, 'left-out')[0]).toMatch(/^line 5 <seq>: a picture for the time of the first download/);
    expect(said(imported, 'told')).toContainEqual(expect.stringMatching(/^line 6 <prefetch>: asks for a file ahead/));
  });

  it.each([
    ['<ref src="w.wgt" type="application/widget"/>', /<ref>: a widget.*You can: use a slide/],
    ['<video src="rtsp://10.0.0.1/a" isStream="true"/>', /<video>: the live picture "rtsp:.*record it as a clip/],
    ['<video src="internal://hdmi"/>', /<video>: the live picture/],
    ['<video src="file:///home/a.mp4"/>', /the address "file:.*put the file on the web server/],
    ['<ref src="adapi:blankScreen"/>', /the command "adapi:blankScreen".*"display"/],
    ['<ticker src="tin.txt" region="main"/>', /<ticker>: what it shows .*"overlays"/],
    ['<brush color="red" dur="1s"/>', /<brush>: names no file/],
    ['<img src="b.jpg" dur="5s" begin="phim.endEvent"/>', /<img>: begins only when something else happens.*"at"/],
    [
      '<img src="b.jpg" dur="5s" expr="weekday()=1 or compare(time(),\'12:00:00\')>0"/>',
      /<img>: the condition .* cannot be said/,
    ],
    [
      '<img src="b.jpg" dur="5s" begin="wallclock(R6/2020-01-01T09:00/P1D)"/>',
      /<img>: the time wallclock\(R6.* cannot be said/,
    ],
    [
      '<img src="b.jpg" dur="5s" begin="wallclock(R/2020-01-31T09:00/P1M)"/>',
      /<img>: the time wallclock\(R.*P1M\) cannot be said/,
    ],
    ['<animate attributeName="left"/>', /<animate>: has no meaning in a playlist/],
    [
      '<img src="b.jpg" dur="5s" popName="p" systemLanguage="en"/>',
      /<img>: the attribute popName has no meaning.*\n.*<img>: the attribute systemLanguage/,
    ],
    ['<img src="b.jpg" dur="5s"><param name="cacheControl" value="auto"/></img>', /<img>: the parameter cacheControl/],
  ])('lists, with its line, what is not carried over: %s', async (element, words) => {
    const imported = await smil(`<seq><img src="a.jpg" dur="5s"/>\n${element}</seq>`);

    expect(said(imported, 'left-out').join('\n')).toMatch(words);
    expect(said(imported, 'left-out')[0]).toMatch(/^line 5 </);
    expect(writtenIn(imported).items?.[0]).toEqual({ src: 'a.jpg', durationSeconds: 5 });
  });

  it('does not show at other times what it cannot say the time of', async () => {
    const imported = await smil(
      '<seq><img src="a.jpg" dur="5s"/><seq begin="nut.activateEvent"><img src="b.jpg" dur="5s"/></seq></seq>',
    );

    expect(imported.playlist).not.toContain('b.jpg');
  });

  it('tells the line of a fault that the playlist would have', async () => {
    const imported = await smil(
      `<seq>\n<img src="a.xyz" dur="5s" type="x"/>\n<img src="${'b'.repeat(2050)}.jpg" dur="5s"/></seq>`,
    );

    expect(said(imported, 'fault')[0]).toMatch(/^line 6 <img>: must be at most 2048 characters/);
  });

  it('says so when nothing is left', async () => {
    expect(said(await smil('<seq><prefetch src="a.mp4"/></seq>'), 'fault')).toEqual([
      'nothing is left that could be shown',
    ]);
  });
});
