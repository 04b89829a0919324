/** The network connections of processes as Linux shows them: is anything of the app on a network? */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Every internet socket of these processes, as `tcp 0100007F:1F90` lines: protocol and the far end in the kernel's words. */
export function internetSockets(pids: readonly number[]): readonly string[] {
  const held = new Set(pids.flatMap(socketsOf));
  return ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].flatMap((protocol) =>
    readFileSync(`/proc/net/${protocol}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => held.has(fields[9] ?? ''))
      .map((fields) => `${protocol} ${fields[2] ?? ''}`),
  );
}

function socketsOf(pid: number): readonly string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      const [, inode] = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`)) ?? [];
      return inode === undefined ? [] : [inode];
    } catch {
      // It was closed while we looked.
      return [];
    }
  });
}
