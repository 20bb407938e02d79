"""What vmcheck knows of Hyper-V: releases, guest systems, host volumes, and the facts that follow."""
