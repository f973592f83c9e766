import { strFromU8, unzipSync } from 'fflate';
import { elements, parseXml } from './xml.js';

const largestUnpacked = 600_000_000;

/** An Office package: its parts by path. */
export class Package {
  private constructor(private readonly parts: Readonly<Record<string, Uint8Array>>) {}

  /** @throws Error with one sentence when the bytes are no readable package, or far too large. */
  static open(name: string, bytes: Uint8Array): Package {
    let unpacked = 0;
    let tooLarge = false;
    const filter = ({
      originalSize,
      name: part,
    }: {
      readonly originalSize: number;
      readonly name: string;
    }): boolean => {
      unpacked += originalSize;
      tooLarge ||= unpacked > largestUnpacked;
      return !tooLarge && /\.(xml|rels)$/.test(part);
    };
    try {
      const parts = unzipSync(bytes, { filter });
      if (!tooLarge) return new Package(parts);
    } catch {
      throw new Error(
        `${name} cannot be read: the file is damaged, encrypted or not an .xlsx workbook. Nothing was opened.`,
      );
    }
    throw new Error(`${name} is too large for the workbench: more than 600 MB unpacked. Nothing was opened.`);
  }

  text(path: string): string | null {
    const part = this.parts[path];
    return part ? strFromU8(part) : null;
  }
  xml(path: string): Document | null {
    const text = this.text(path);
    return text === null ? null : parseXml(text);
  }
  paths(pattern: RegExp): string[] {
    return Object.keys(this.parts).filter((path) => pattern.test(path));
  }
  /** Targets of a part's relationships, by id, as paths in the package. */
  targets(path: string): Map<string, string> {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const relations = this.xml(`${folder}_rels/${path.slice(folder.length)}.rels`);
    return new Map(
      (relations ? elements(relations, 'Relationship') : []).map((relation) => [
        relation.getAttribute('Id') ?? '',
        resolvePath(folder, relation.getAttribute('Target') ?? ''),
      ]),
    );
  }
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') path.pop();
    else if (part !== '.') path.push(part);
  }
  return path.join('/');
}
