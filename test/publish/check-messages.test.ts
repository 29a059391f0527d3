import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../core/schema-rules.ts';
import { definitions, type CheckCode } from '../../publish/check/codes.ts';
import { check, type Report } from '../../publish/check/check.ts';
import { makeChannel } from '../fakes/channel.ts';
import { file, startFaultServer, status, type FaultServer } from '../fakes/fault-server.ts';
import type { Case } from './check-case.ts';
import { cases } from './check-cases.ts';
import { formCases, otherCases } from './check-forms.ts';
import { mediaFiles, type MediaName } from './check-media-files.ts';
import { noSampler, samplerOf } from './sampler.ts';
import { ffmpeg, openBench, usualOptions, usualWorld, type Content } from './check-world.ts';

const bench = openBench();
const media = new Map<MediaName, Uint8Array>();

let server: FaultServer;

beforeAll(async () => {
  server = await startFaultServer();
  const dir = bench.folder({});
  for (const [name, [ending, ...args]] of Object.entries(mediaFiles)) {
    const file = path.join(dir, `${name}.${ending}`);
    ffmpeg(file, ...args);
    media.set(name as MediaName, readFileSync(file));
  }
  media.set('cut', media.get('good')?.subarray(0, 3000) ?? new Uint8Array());
  media.set('cutPicture', media.get('picture')?.subarray(0, 2000) ?? new Uint8Array());
}, 60_000);
afterAll(async () => {
  await server.close();
  bench.clear();
});

const heard = new Set<string>();
const hear = ({ findings, notChecked }: Report) => {
  for (const { words, fix } of findings) heard.add(words.en).add(fix?.en ?? '');
  for (const { what, why } of notChecked) heard.add(what.en).add(why.en);
};

const all = Object.entries(cases).flatMap(([code, ofCode]) =>
  ofCode.map((one, index) => ({ code: code as CheckCode, name: `${code} ${index + 1}`, one })),
);

const filesOf = ({ files = {} }: Case): Record<string, Content> =>
  Object.fromEntries(
    Object.entries(files).map(([name, file]) => [
      name,
      typeof file === 'string' ? (media.get(file) as Uint8Array) : file.content,
    ]),
  );

describe('check', () => {
  it.each(all)('tells $name', async ({ code, one }) => {
    const report = await bench.check(one.playlist, filesOf(one), one.options ?? {});
    hear(report);
    const found = report.findings.filter((finding) => finding.code === code && finding.place === one.place);

    expect(found, JSON.stringify(report.findings, null, 1)).not.toEqual([]);
    const said = found.map(({ words, fix }) => `${words.en}\n→ ${fix?.en ?? ''}`);
    if (one.says !== undefined) expect(said).toContainEqual(expect.stringMatching(one.says));
    for (const { words, fix } of found) {
      expect([words.vi, fix?.vi].every((sentence) => sentence?.trim() !== '')).toBe(true);
      expect(words.vi).not.toBe(words.en);
    }
  });

  it('tells every fault of form, each in two languages', async () => {
    for (const playlist of formCases) {
      const report = await bench.check(playlist, {}, { media: false });
      hear(report);

      expect(
        report.findings.some(({ severity }) => severity === 'error'),
        JSON.stringify(playlist),
      ).toBe(true);
      for (const { words } of report.findings) expect(words.vi).not.toBe(words.en);
    }
  }, 120_000);

  it('has a test for every sentence that it can say', async () => {
    for (const [playlist, options] of otherCases) hear(await bench.check(playlist, {}, options));
    for (const target of otherTargets()) hear(await check(target, usualOptions, usualWorld));
    const clips = bench.folder({ 'a.mp4': media.get('good') as Uint8Array, 'b.txt': 'x', 'c.mp4': '', 'd.pdf': 'x' });
    hear(await check(clips, { ...usualOptions, media: false }, usualWorld));
    const signed = makeChannel().sign({ commands: [], proofOfPlay: {} });
    hear(await check(bench.folder({ 'playlist.json': signed }), { ...usualOptions, media: false }, usualWorld));
    const nothing = noSampler({ en: 'there is no browser', vi: 'không có trình duyệt' });
    for (const openSampler of [
      samplerOf(
        [
          [140, 0, 0],
          [255, 255, 255],
        ],
        'it broke',
      ),
      nothing,
    ])
      hear(await check(clips, usualOptions, { ...usualWorld, openSampler }));
    const small = { ...usualOptions, mostBytes: 10 };
    hear(await check(server.url('/good/playlist.json'), small, usualWorld));
    const said = [...heard].join('\n');
    const unsaid = sentences().filter(({ pattern, text }) => !pattern.test(said) && !neverSaid.has(text));

    expect(unsaid.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  }, 120_000);

  it('has a case for every code, here or where it says', () => {
    const source = testsOfCheck();
    const untold = Object.keys(definitions).filter(
      (code) => cases[code as CheckCode].length === 0 && !source.includes(`'${code}`),
    );

    expect(untold).toEqual([]);
  });
});

/** Folders, files and addresses of which more is to be said than of a playlist alone. */
function otherTargets(): readonly string[] {
  const clip = media.get('good') as Uint8Array;
  const only = (src: string) => JSON.stringify({ formatVersion: 1, items: [{ src }] });
  server.on('/good/playlist.json', file(only('a.mp4')));
  server.on('/good/a.mp4', file(clip));
  server.on('/gone/playlist.json', file(only('a.mp4')));
  server.on('/gone/a.mp4', status(404));
  const command = { id: 'c', do: 'screenshot', until: '2026-11-21', screens: { ids: ['x'] } };
  const told = JSON.stringify({ formatVersion: 1, items: [{ src: 'a.mp4' }], commands: [command] });
  server.on('/bad/playlist.json', file(told));
  server.on('/bad/a.mp4', status(503));
  return [
    bench.folder({ 'playlist.json': only('../a.mp4') }),
    bench.folder({ 'a.mp4': clip, 'a.txt': 'x', 'b.avi': media.get('avi') as Uint8Array }),
    bench.folder({ 'a.mp4': '' }),
    path.join(bench.folder({ 'playlist.json': only('/a.mp4') }), 'playlist.json'),
    '/nowhere/playlist.json',
    'http://example.org/playlist.json',
    server.url('/none.json'),
    server.url('/bad/playlist.json'),
    server.url('/gone/playlist.json'),
    server.url('/gone/playlist.json').replace('http://', 'http://me:secret@'),
  ];
}

function testsOfCheck(): string {
  const own = readdirSync(import.meta.dirname).filter((name) => /^check-.*\.test\.ts$/.test(name));
  return [...own, '../player/trust/attack-list.ts']
    .map((name) => readFileSync(path.join(import.meta.dirname, name), 'utf8'))
    .join('\n');
}

/** Every English sentence written in what `check` speaks from, as a pattern: what is filled in may be anything. */
function sentences() {
  const root = path.resolve(import.meta.dirname, '../..');
  const core = readdirSync(path.join(root, 'core')).filter((name) => /^(parse-(?!settings)|schema-|stray-)/.test(name));
  const own = readdirSync(path.join(root, 'publish/check')).filter(
    (name) => !name.endsWith('-codes.ts') && name !== 'report-text.ts',
  );
  const files = [...core.map((name) => `core/${name}`), ...own.map((name) => `publish/check/${name}`)];
  return files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const found: { file: string; text: string; pattern: RegExp }[] = [];
    const add = (parts: readonly string[]) => {
      const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      const text = parts.join('…');
      if (/[a-z]{2}/.test(text)) found.push({ file, text, pattern: new RegExp(escaped.join('.*')) });
    };
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAssignment(node) && node.name.getText() === 'en') literals(node.initializer);
      ts.forEachChild(node, visit);
    };
    const literals = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) add([node.text]);
      else if (ts.isTemplateExpression(node))
        add([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]);
      else if (ts.isConditionalExpression(node)) {
        literals(node.whenTrue);
        literals(node.whenFalse);
      }
    };
    visit(source);
    return found;
  });
}

/** What a schema may say one day that nobody has words for yet, and what only editors say by the JSON Schema. */
const neverSaid: ReadonlySet<string> = new Set(['is not valid', rules.date.en]);
