#ifndef COUNTERSIGN_CMINIZIP_SHIM_H
#define COUNTERSIGN_CMINIZIP_SHIM_H

#include <minizip/zip.h>

#endif
