import { hostname, type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/** Where this machine can be found on its networks, as it stands now. */
export interface MachineAddresses {
  /** Names without their domain and with `.local`, lower case; none when the machine has no name that a certificate can hold. */
  names: string[];
  /** IPv4 and IPv6, the likeliest way to it first. */
  addresses: string[];
}

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** Networks between programs on this machine, and tunnels: tablets rarely come in by these. */
const NOT_THE_VENUE = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|utun|tun|tap|wg|zt|tailscale|awdl|llw)/i;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

export function machineAddresses(interfaces: Interfaces = networkInterfaces(), name = hostname()): MachineAddresses {
  const [label = ''] = name.toLowerCase().split('.');
  return { names: LABEL.test(label) ? [label, `${label}.local`] : [], addresses: lanAddresses(interfaces) };
}

function lanAddresses(interfaces: Interfaces): string[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      // An IPv6 address of one link alone (fe80::) needs the name of the link with it, which no browser takes.
      .filter(({ address, internal }) => !internal && !/^fe[89ab]/i.test(address))
      .map(({ address, family }) => ({
        address,
        far: NOT_THE_VENUE.test(name) ? 2 : 0,
        six: family === 'IPv6' ? 1 : 0,
      })),
  );
  return found.sort((a, b) => a.far + a.six - (b.far + b.six)).map(({ address }) => address);
}

/** An address as it stands in a URL. */
export function inUrl(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
