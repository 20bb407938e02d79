"""Types of devices in the manifest of a configuration, by GUID, as their names in the manifest say."""

from typing import Final

IDE: Final = "83f8638b-8dca-4152-9eda-2ca8b33039b4"
SCSI: Final = "d422512d-2bf2-4752-809d-7b82b5fcb1b4"
VSS: Final = "5ced1297-4598-4915-a5fc-ad21bb4d02a4"

KNOWN: Final = frozenset(
    {
        IDE,
        SCSI,
        VSS,
        "197f74e3-b84b-46de-8ae6-82f1cd181cdc",  # synthetic keyboard
        "2497f4de-e9fa-4204-80e4-4b75c46419c0",  # time synchronization
        "2a34b1c2-fd73-4043-8a5b-dd2159bc743f",  # key-value pair exchange
        "2fc216b0-d2e2-4967-9b6d-b8a5c9ca2778",  # synthetic Ethernet port
        "35b0b12f-a0d7-482f-80a0-f52f1ab3da2e",  # SuperIO
        "4d42d9f7-6531-4f6c-9e46-1f0477876104",  # ISA bus
        "4d46d139-7821-4dc4-98a3-01e98a586a44",  # speaker
        "58f75a6d-d949-4320-99e1-a2a2576d581c",  # synthetic mouse
        "655bc5c5-a784-46b7-81bc-e26328f7eb0e",  # I8042 controller
        "6c09bb55-d683-4da0-8931-c9bf705f6480",  # guest service interface
        "6c5addb9-a11a-4e8e-84cb-e6208201db63",  # RDV
        "72682fc4-040a-430a-be0b-224574b953fe",  # I/O APIC
        "7d80d3db-61ee-4879-8879-5609f1100ad0",  # S3 video
        "84535fad-4d98-4a6a-bdcd-21d5720dc430",  # PCI bus
        "84eaae65-2f2e-45f5-9bb5-0e857dc8eb47",  # heartbeat
        "87045ce9-5323-438f-93bb-1e83dcbce18e",  # DMA controller
        "8e3a359f-559a-4b6a-98a9-1690a6100ed7",  # serial controller
        "8f0d2762-0b00-4e04-af4f-19010527cb93",  # floppy controller
        "917bd8cb-3bb6-4124-9383-b7d21ac07f79",  # guest runtime state
        "9cb98db1-4d09-4538-a192-2d3d8c0b6cdb",  # RDP encoder
        "9ed5fd4b-40c3-4de3-8597-98ecd17035da",  # synthetic RDP
        "9edd1639-9bca-40dc-b3a2-07c828da60b5",  # PIC
        "9f8233ac-be49-4c79-8ee3-e7e1985b2077",  # shutdown
        "a28e4d02-3323-4148-9569-565930a5cb39",  # PIT
        "ac6b8dc1-3257-4a70-b1b2-a9c9215659ad",  # BIOS
        "ba8735ef-e3a9-4f1b-badd-dbf3a5909915",  # video monitor
        "bc12c717-8898-4688-8ee4-2cd14894f8ea",  # activation
        "d41a1872-3740-41ce-a1ee-4522ab82f991",  # VMBus
        "db8b9818-b4bb-4725-b99d-b4612716b6b4",  # power management
        "de6cdc86-e1fb-4940-801b-c3c1a26c4da4",  # input management
        "deaeeed3-4119-4b44-95cf-a73604b76971",  # synthetic debug device
        "e3c82929-edb4-475e-85a4-29aaa2a30c2d",  # dynamic memory
        "e51b7ef6-4a7f-4780-aaae-d4b291aacd2e",  # real-time clock
        "f3cf6965-e8d3-44a9-9b7d-a04245ea7525",  # synthetic video
    }
)
"""All whose purpose is known, none of them a Fibre Channel adapter."""
