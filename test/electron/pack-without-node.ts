import { writeFileSync } from 'node:fs';
import path from 'node:path';
import addCommandLine, { type PackedElectron } from '../../pack/electron-package.ts';

/** The hook of electron-builder with a stand-in for Node's program, which for another system would be fetched. */
export default function packWithoutNode(context: PackedElectron): void {
  addCommandLine(context, (platform, workDir) => {
    const file = path.join(workDir, `node-${platform}`);
    writeFileSync(file, platform);
    return file;
  });
}
