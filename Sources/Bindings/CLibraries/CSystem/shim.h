#pragma once
#define _GNU_SOURCE
#include <stdio.h>
